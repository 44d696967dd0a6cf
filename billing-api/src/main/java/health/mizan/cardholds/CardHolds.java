package health.mizan.cardholds;

import health.mizan.access.Caller;
import health.mizan.attempts.Asked;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.cases.Cases;
import health.mizan.collecting.Payments;
import health.mizan.payments.PaymentOrderId;
import health.mizan.tx.Tx;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Shows payers their holds, and lets them take one back. */
@Service
public class CardHolds {

    private final CardHoldStore store;
    private final Cases cases;
    private final Payments payments;
    private final Audit audit;
    private final Tx tx;

    CardHolds(CardHoldStore store, Cases cases, Payments payments, Audit audit, Tx tx) {
        this.store = store;
        this.cases = cases;
        this.payments = payments;
        this.audit = audit;
        this.tx = tx;
    }

    /** What became of the wish to take a hold back. */
    public enum Cancelling {
        /** Its release is under way, or done. */
        DONE,
        /** The visit has taken place or something was taken: the bill decides now. */
        TOO_LATE,
        /** Something else is being done with it this moment. */
        BUSY
    }

    /** Empty if there is no such hold in the caller's sight. */
    public Optional<CardHold> find(Caller caller, PaymentOrderId order) {
        return tx.get(() -> {
            Optional<CardHold> found = store.find(caller, order);
            audit.record(
                    caller,
                    found.map(hold -> Act.done("hold.read", "payment-order", order)
                                    .about(hold.patient()))
                            .orElseGet(() -> Act.refused("hold.read", "payment-order", order)));
            return found;
        });
    }

    /** Gives what is held back. Empty if there is no such hold in the caller's sight. */
    public Optional<Cancelling> cancel(Caller caller, PaymentOrderId order) {
        return tx.get(() -> store.find(caller, order).map(seen -> {
            // Nobody confirms the visit while we look whether it has taken place.
            cases.lock(seen.financialCase());
            CardHold hold = store.find(caller, order).orElseThrow();
            if (hold.releasing() || hold.state() == CardHold.State.RELEASED) {
                return Cancelling.DONE;
            }
            if (hold.state() == CardHold.State.UNKNOWN) {
                return Cancelling.BUSY;
            }
            if (!hold.canBeCancelled()) {
                return Cancelling.TOO_LATE;
            }
            return payments.release(caller, order) instanceof Asked.Refused ? Cancelling.BUSY : Cancelling.DONE;
        }));
    }
}
