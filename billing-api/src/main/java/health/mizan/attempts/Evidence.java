package health.mizan.attempts;

import health.mizan.acquiring.GatewayView;
import health.mizan.acquiring.GatewayView.Movement;
import health.mizan.attempts.Attempt.Known;
import health.mizan.attempts.Attempt.Sums;
import health.mizan.attempts.Attempts.Learned;
import health.mizan.attempts.Attempts.Locked;
import health.mizan.attempts.Attempts.Next;
import health.mizan.money.Money;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Believes what a gateway shows, under the locks of order and attempt: states by rank, sums that only grow, each movement
 * posted and told once. Whichever way a view came (answer, inquiry, notice) and in whatever order, the end is the same.
 */
@Component
class Evidence {

    private final AttemptStore attempts;
    private final Movements movements;
    private final News news;
    private final PaymentOrders orders;
    private final PaymentSettings settings;
    private final Clock clock;

    Evidence(
            AttemptStore attempts,
            Movements movements,
            News news,
            PaymentOrders orders,
            PaymentSettings settings,
            Clock clock) {
        this.attempts = attempts;
        this.movements = movements;
        this.news = news;
        this.orders = orders;
        this.settings = settings;
        this.clock = clock;
    }

    Learned learn(Locked locked, GatewayView view) {
        Attempt was = locked.attempt();
        List<Operation> known = movements.known(was);
        Optional<Movements.Difference> difference = movements.difference(was, known, view);
        if (difference.isPresent()) {
            news.mismatch(was, view, difference.get());
            return new Learned(was, false, Next.NOTHING);
        }
        List<Movement> taken = Movements.fresh(known, view.captures());
        List<Movement> given = Movements.fresh(known, view.refunds());
        Attempt now = raised(locked, view, taken, given);
        news.post(locked.order(), was, now, taken, given);
        attempts.update(now, settings.askAgain(now, clock.instant()), clock.instant());
        boolean moved = !taken.isEmpty() || !given.isEmpty();
        movements.settleByState(now, moved ? movements.known(now) : known);
        noteOrder(locked, now, taken, given);
        return new Learned(now, true, news.follows(locked.order(), was, now));
    }

    /** The attempt as the view and what we knew make it together. */
    private Attempt raised(Locked locked, GatewayView view, List<Movement> taken, List<Movement> given) {
        Attempt was = locked.attempt();
        AttemptState state = AttemptMoves.after(was.state(), AttemptMoves.factOf(view));
        Sums sums = new Sums(
                was.sums().authorised().max(view.authorised()),
                was.sums().captured().plus(sum(taken, was)),
                was.sums().refunded().plus(sum(given, was)));
        boolean firstMoney = !was.sums().authorised().isPositive() || !taken.isEmpty();
        boolean orphan = was.orphan()
                || (firstMoney && sums.authorised().isPositive() && !belongs(locked, state, sum(taken, was)));
        @Nullable Instant hold = was.holdUntil();
        if (was.terms().hold() && sums.authorised().isPositive()) {
            Instant unsaid = hold == null && state.holds() ? clock.instant().plus(settings.holdTime()) : hold;
            hold = view.holdUntil().orElse(unsaid);
        }
        return new Attempt(
                was.id(),
                was.order(),
                was.account(),
                was.merchantReference(),
                was.terms(),
                known(was.known(), view),
                state,
                sums,
                orphan,
                hold,
                view.failure()
                        .map(failure -> failure.kind().code() + ":" + failure.code())
                        .orElse(was.failure()),
                was.createdAt());
    }

    /** Whether the order still waits for this money. What never came to hold anything disturbs nobody. */
    private boolean belongs(Locked locked, AttemptState state, Money taken) {
        if (!state.holds() && taken.isZero()) {
            return true;
        }
        return locked.order().state() == PaymentOrder.State.OPEN
                && !taken.exceeds(locked.order().open())
                && attempts.live(locked.order().id())
                        .filter(other -> !other.id().equals(locked.attempt().id()))
                        .isEmpty();
    }

    private void noteOrder(Locked locked, Attempt now, List<Movement> taken, List<Movement> given) {
        if (!now.orphan()) {
            PaymentOrder order = locked.order();
            orders.note(
                    order,
                    order.captured().plus(sum(taken, now)),
                    order.refunded().plus(sum(given, now)),
                    orderState(order, now));
        }
    }

    private PaymentOrder.State orderState(PaymentOrder order, Attempt now) {
        if (order.state() != PaymentOrder.State.OPEN) {
            return order.state();
        }
        if (now.state() == AttemptState.CAPTURED) {
            return PaymentOrder.State.COLLECTED;
        }
        boolean given = now.state() == AttemptState.VOIDED || now.state() == AttemptState.CANCELLED;
        return given && movements.endedByUs(now) ? PaymentOrder.State.CLOSED : PaymentOrder.State.OPEN;
    }

    private static Known known(Known was, GatewayView view) {
        String scheme = view.card().scheme();
        String masked = view.card().masked();
        return new Known(
                view.gatewayReference(),
                view.page().map(Object::toString).orElse(was.page()),
                scheme.isEmpty() ? was.scheme() : scheme,
                masked.isEmpty() ? was.card() : masked);
    }

    static Money sum(List<Movement> movements, Attempt attempt) {
        return movements.stream()
                .map(Movement::amount)
                .reduce(Money.zero(attempt.terms().amount().currency()), Money::plus);
    }
}
