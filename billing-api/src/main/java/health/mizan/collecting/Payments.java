package health.mizan.collecting;

import health.mizan.access.Caller;
import health.mizan.acquiring.GatewayAccounts;
import health.mizan.acquiring.GatewayCapability;
import health.mizan.attempts.Asked;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.Attempts;
import health.mizan.attempts.Attempts.Locked;
import health.mizan.attempts.Attempts.Wish;
import health.mizan.attempts.Operation;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.money.Money;
import health.mizan.payments.Debt;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrderId;
import health.mizan.payments.PaymentOrders;
import health.mizan.tx.Tx;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Service;

/**
 * What happens to money that is held. Each call notes what is wanted in the open transaction (or its own) and returns;
 * the gateway is asked right after the commit, and how it ended comes as an event. Asking the same again changes nothing.
 */
@Service
public class Payments {

    private static final Caller US = new Caller.Self("payments");

    private final PaymentOrders orders;
    private final Attempts attempts;
    private final Operations operations;
    private final GatewayAccounts accounts;
    private final Audit audit;
    private final Tx tx;

    Payments(
            PaymentOrders orders,
            Attempts attempts,
            Operations operations,
            GatewayAccounts accounts,
            Audit audit,
            Tx tx) {
        this.orders = orders;
        this.attempts = attempts;
        this.operations = operations;
        this.accounts = accounts;
        this.audit = audit;
        this.tx = tx;
    }

    /** Takes part of what is held, or all, and releases the rest. */
    public Asked capture(PaymentOrderId order, Money amount) {
        return capture(US, order, amount, true);
    }

    /** @param last false keeps the rest held for another part */
    public Asked capture(Caller caller, PaymentOrderId order, Money amount, boolean last) {
        return tx.get(() -> newest(order)
                .map(locked -> captured(caller, locked, amount, last))
                .orElseGet(() -> new Asked.Refused(Asked.Reason.NOT_POSSIBLE, "nothing is held")));
    }

    /** Releases what is held, closes a page nobody has paid on, and gives the order up. */
    public Asked release(PaymentOrderId order) {
        return release(US, order);
    }

    public Asked release(Caller caller, PaymentOrderId id) {
        return tx.get(() -> released(caller, id, operations::prepare));
    }

    /** As {@link #release}, for a caller who waits: the gateway is asked by {@link Operations#send}, which is theirs to call. */
    public Asked releaseNow(Caller caller, PaymentOrderId id) {
        return tx.get(() -> released(caller, id, operations::note));
    }

    /** What is held for a debt at present. */
    public Optional<Hold> holdOf(Debt debt) {
        return orders.openOf(debt)
                .flatMap(order -> attempts.live(order.id()))
                .filter(attempt -> attempt.held().isPositive())
                .map(attempt -> new Hold(attempt.order(), attempt.id(), attempt.held(), attempt.holdUntil()));
    }

    private Asked captured(Caller caller, Locked locked, Money amount, boolean last) {
        Attempt attempt = locked.attempt();
        GatewayCapability can = accounts.require(attempt.account()).capability();
        boolean part = !amount.equals(attempt.held());
        if (attempt.state().holds() && part && (!can.partialCapture() || (!last && !can.multiCapture()))) {
            return new Asked.Refused(Asked.Reason.NOT_POSSIBLE, "this gateway takes a hold as a whole only");
        }
        Asked asked =
                operations.prepare(locked, new Wish(Operation.Type.CAPTURE, amount, last, caller.subject(), null));
        if (asked instanceof Asked.Begun) {
            record(caller, "payment-order.captured", locked.order());
        }
        return asked;
    }

    private Asked released(Caller caller, PaymentOrderId id, BiFunction<Locked, Wish, Asked> asking) {
        Optional<Locked> live = attempts.lockLive(id);
        if (live.isEmpty()) {
            giveUp(orders.lock(id));
            return new Asked.NotNeeded();
        }
        Asked asked = asking.apply(live.get(), wish(caller, live.get(), Operation.Type.VOID));
        if (asked instanceof Asked.Begun) {
            record(caller, "payment-order.released", live.get().order());
        }
        return asked;
    }

    /** The live attempt, or the last one: a step that is repeated after its end must find what it did. */
    private Optional<Locked> newest(PaymentOrderId order) {
        return attempts.lockLive(order).or(() -> attempts.of(order).stream()
                .filter(attempt -> !attempt.orphan())
                .reduce((earlier, later) -> later)
                .map(attempt -> attempts.lock(attempt.id())));
    }

    private void giveUp(PaymentOrder order) {
        if (order.state() == PaymentOrder.State.OPEN) {
            boolean taken = order.captured().isPositive();
            orders.note(
                    order,
                    order.captured(),
                    order.refunded(),
                    taken ? PaymentOrder.State.COLLECTED : PaymentOrder.State.CLOSED);
        }
    }

    private void record(Caller caller, String action, PaymentOrder order) {
        audit.record(caller, Act.done(action, "payment-order", order.id()).about(order.patient()));
    }

    private static Wish wish(Caller caller, Locked locked, Operation.Type type) {
        Money zero = Money.zero(locked.attempt().terms().amount().currency());
        return new Wish(type, zero, true, caller.subject(), null);
    }
}
