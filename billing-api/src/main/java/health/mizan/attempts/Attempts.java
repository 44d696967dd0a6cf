package health.mizan.attempts;

import health.mizan.acquiring.GatewayAccount;
import health.mizan.acquiring.GatewayView;
import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrderId;
import health.mizan.payments.PaymentOrders;
import health.mizan.tx.Tx;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The attempts and their operations, for whoever asks gateways and hears of them. Whatever changes one runs in the
 * caller's transaction, under the locks of its order first and then its own.
 */
@Service
public class Attempts {

    private final AttemptStore store;
    private final OperationStore operations;
    private final Intents intents;
    private final Evidence evidence;
    private final Conclusions conclusions;
    private final PaymentOrders orders;

    Attempts(
            AttemptStore store,
            OperationStore operations,
            Intents intents,
            Evidence evidence,
            Conclusions conclusions,
            PaymentOrders orders) {
        this.store = store;
        this.operations = operations;
        this.intents = intents;
        this.evidence = evidence;
        this.conclusions = conclusions;
        this.orders = orders;
    }

    /** An attempt and its order, both locked until the end of the transaction. */
    public record Locked(PaymentOrder order, Attempt attempt) {}

    /**
     * What somebody wants done.
     *
     * @param amount zero for what moves none
     * @param last   a capture that releases the rest; a void that ends the order too
     * @param by     who wants it
     * @param why    in a person's words, never about health
     */
    public record Wish(
            Operation.Type type,
            Money amount,
            boolean last,
            String by,
            @Nullable String why) {

        boolean is(Operation operation) {
            return type == operation.type() && amount.equals(operation.amount()) && last == operation.last();
        }
    }

    /**
     * What came of believing a view.
     *
     * @param attempt  as it stands now
     * @param believed false if the view is not ours in amount, currency or reference: nothing was changed, and a person
     *     looks at it
     * @param next     what must be done about it
     */
    public record Learned(Attempt attempt, boolean believed, Next next) {}

    /** What follows of itself from what was learned. */
    public enum Next {
        NOTHING,
        /** Held although nothing is owed: release it. */
        RELEASE,
        /** Taken although nothing was owed: give it back. */
        GIVE_BACK
    }

    /** Begins an attempt at a locked order; empty if the order has a live one. */
    public Optional<Attempt> begin(PaymentOrder order, GatewayAccount account, Attempt.Terms terms) {
        Tx.requireOpen();
        return intents.begin(order, account, terms);
    }

    public Locked lock(AttemptId id) {
        Tx.requireOpen();
        PaymentOrder order = orders.lock(require(id).order());
        return new Locked(order, store.lock(id).orElseThrow());
    }

    /** Empty if nothing of the order is live. */
    public Optional<Locked> lockLive(PaymentOrderId id) {
        Tx.requireOpen();
        PaymentOrder order = orders.lock(id);
        return store.live(id).flatMap(live -> store.lock(live.id())).map(attempt -> new Locked(order, attempt));
    }

    /** Notes that something is about to be asked of the gateway, if it may be. */
    public Asked intend(Locked locked, Wish wish) {
        Tx.requireOpen();
        return intents.intend(locked, wish);
    }

    /** Believes what a gateway shows of the attempt. */
    public Learned learn(Locked locked, GatewayView view) {
        Tx.requireOpen();
        return evidence.learn(locked, view);
    }

    /** Notes that the gateway has not done it and will not. */
    public void refused(Locked locked, Operation operation, String failure) {
        Tx.requireOpen();
        conclusions.refused(locked, operation, failure);
    }

    /** Notes that it may have happened. */
    public void unclear(Locked locked, Operation operation, String what) {
        Tx.requireOpen();
        conclusions.unclear(locked, operation, what);
    }

    /** An attempt due to be asked about, which for a while is nobody else's. */
    public Optional<Attempt> takeDue() {
        return conclusions.takeDue();
    }

    /** Has it asked about soon. */
    public void inquireSoon(AttemptId id) {
        conclusions.inquireSoon(id);
    }

    public Optional<Attempt> find(AttemptId id) {
        return store.find(id);
    }

    /** @throws NoSuchElementException if there is none */
    public Attempt require(AttemptId id) {
        return store.find(id).orElseThrow(() -> new NoSuchElementException("no payment attempt " + id));
    }

    public Optional<Attempt> live(PaymentOrderId order) {
        return store.live(order);
    }

    /** Oldest first. */
    public List<Attempt> of(PaymentOrderId order) {
        return store.of(order);
    }

    public Optional<Attempt> byReference(GatewayAccount account, String merchantReference) {
        return store.byReference(account.id(), merchantReference);
    }

    /** @throws NoSuchElementException if there is none */
    public Operation operation(OperationId id) {
        return operations.find(id).orElseThrow(() -> new NoSuchElementException("no payment operation " + id));
    }

    /**
     * Whether nobody knows yet if it took money, or set some aside: nobody may pay again meanwhile. Releases and refunds in
     * doubt take none.
     */
    public boolean inDoubt(Attempt attempt) {
        return attempt.state() == AttemptState.UNKNOWN
                || operations.of(attempt.id()).stream()
                        .anyMatch(one -> one.state() == Operation.State.UNKNOWN
                                && one.type().takes());
    }

    /** Oldest first. */
    public List<Operation> operations(AttemptId attempt) {
        return operations.of(attempt);
    }
}
