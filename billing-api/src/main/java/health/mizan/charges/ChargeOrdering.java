package health.mizan.charges;

import health.mizan.access.Caller;
import health.mizan.cases.Case;
import health.mizan.cases.CaseState;
import health.mizan.charges.ChargeChecks.Wanted;
import health.mizan.charges.ChargeState.Happening;
import health.mizan.ids.Ids;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import health.mizan.pricing.Price;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes one charge of one order, however often and in whatever order its versions come. The case's row is locked. */
@Component
class ChargeOrdering {

    private final ChargeStore store;
    private final ChargePricing pricing;
    private final ChargeMoves moves;
    private final Ids ids;
    private final Clock clock;

    ChargeOrdering(ChargeStore store, ChargePricing pricing, ChargeMoves moves, Ids ids, Clock clock) {
        this.store = store;
        this.pricing = pricing;
        this.moves = moves;
        this.ids = ids;
        this.clock = clock;
    }

    Saved<Charge> order(Caller caller, Case of, Wanted wanted) {
        Charge.Order order = wanted.order();
        Optional<Charge> known = order == null ? Optional.empty() : store.byOrder(order.system(), order.value());
        if (known.isPresent()) {
            return changed(caller, of, known.get(), wanted);
        }
        Optional<Charge> expected = order == null ? Optional.empty() : expected(of, wanted);
        return expected.map(was -> changed(caller, of, was, wanted)).orElseGet(() -> created(caller, of, wanted));
    }

    /** What the desk has entered and this is the order of: it is not charged twice. */
    private Optional<Charge> expected(Case of, Wanted wanted) {
        return store.expected(of.id(), wanted.service().id()).stream()
                .filter(entered -> entered.state() == ChargeState.PLANNED
                        || (wanted.status() != ChargeOrder.Status.CANCELLED
                                && (entered.isFree() || entered.quantity() == wanted.quantity())))
                .findFirst();
    }

    /** At the price of its day. */
    Charge repriced(Case of, Charge charge) {
        return charge.priced(pricing.of(of, charge.service().id(), charge.occurredOn()));
    }

    private Saved<Charge> created(Caller caller, Case of, Wanted wanted) {
        boolean cancelled = wanted.status() == ChargeOrder.Status.CANCELLED;
        if (of.state() == CaseState.CANCELLED && !cancelled) {
            return refused("financialCase", "is called off: send the visit as a new encounter");
        }
        LocalDate on = wanted.occurredOn() == null ? of.serviceDate() : wanted.occurredOn();
        Price price = cancelled
                ? pricing.peek(of, wanted.service().id(), on)
                : pricing.of(of, wanted.service().id(), on);
        Charge planned = new Charge(
                new ChargeId(ids.next()),
                1,
                of.id(),
                wanted.order(),
                wanted.service(),
                wanted.quantity(),
                on,
                ChargeState.PLANNED,
                null,
                price,
                null,
                null,
                false,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        Charge fresh =
                switch (wanted.status()) {
                    case PLANNED -> planned;
                    case PERFORMED -> planned.on(Happening.PERFORMED).orElseThrow();
                    case CANCELLED -> planned.cancelled(Charge.Cancelling.ORDER_CANCELLED);
                };
        if (!moves.created(caller, of, fresh)) {
            return elsewhere();
        }
        return new Saved.Created<>(store.byId(fresh.id()).orElseThrow());
    }

    private Saved<Charge> changed(Caller caller, Case of, Charge was, Wanted wanted) {
        if (!was.financialCase().equals(of.id())) {
            return elsewhere();
        }
        Charge.Order before = was.order();
        Charge.Order after = wanted.order();
        if (before != null && after != null && after.changed().isBefore(before.changed())) {
            return new Saved.Unchanged<>(was);
        }
        if (!was.service().id().equals(wanted.service().id())) {
            return refused("code", "stays what was ordered: cancel this order and send another");
        }
        return switch (wanted.status()) {
            case CANCELLED -> cancelled(caller, of, was, wanted);
            case PLANNED, PERFORMED -> ordered(caller, of, was, wanted);
        };
    }

    private Saved<Charge> cancelled(Caller caller, Case of, Charge was, Wanted wanted) {
        if (was.state().isCancelled()) {
            return new Saved.Unchanged<>(was);
        }
        if (!was.isFree()) {
            return refused(
                    "status", "is told of what the visit was confirmed with: have its claim or invoice credited first");
        }
        Charge now = was.ordered(wanted.order(), was.quantity(), was.occurredOn())
                .cancelled(Charge.Cancelling.ORDER_CANCELLED);
        return new Saved.Changed<>(moves.changed(caller, of, now, "charge.cancelled"));
    }

    private Saved<Charge> ordered(Caller caller, Case of, Charge was, Wanted wanted) {
        if (was.state().isCancelled()) {
            return refused("status", "is told of a cancelled order: order it again under a new number");
        }
        boolean late = was.order() == null && !was.isFree();
        LocalDate on = wanted.occurredOn() == null || late ? was.occurredOn() : wanted.occurredOn();
        Charge now = was.ordered(wanted.order(), wanted.quantity(), on);
        boolean another = now.quantity() != was.quantity() || !on.equals(was.occurredOn());
        if (another && !was.isFree()) {
            return refused(
                    "quantity",
                    "and day stay as the visit was confirmed with them: have its claim or invoice credited first");
        }
        if (!on.equals(was.occurredOn())) {
            now = now.priced(pricing.of(of, was.service().id(), on));
        }
        boolean performed = wanted.status() == ChargeOrder.Status.PERFORMED && was.state() == ChargeState.PLANNED;
        if (performed) {
            now = now.on(Happening.PERFORMED).orElseThrow();
        }
        if (!another && !performed && was.order() != null) {
            moves.heard(now);
            return new Saved.Unchanged<>(now);
        }
        moves.changed(caller, of, now, performed ? "charge.performed" : "charge.changed");
        return new Saved.Changed<>(store.byId(was.id()).orElseThrow());
    }

    private static Saved<Charge> elsewhere() {
        return refused("order", "belongs to another visit: an order's number is used once");
    }

    private static Saved<Charge> refused(String field, String message) {
        return new Saved.Refused<>(List.of(new FieldError(field, message)));
    }
}
