package health.mizan.refunds;

import health.mizan.access.Caller;
import health.mizan.attempts.Asked;
import health.mizan.attempts.Attempts;
import health.mizan.attempts.Attempts.Locked;
import health.mizan.attempts.Attempts.Wish;
import health.mizan.attempts.Operation;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.collecting.Operations;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.payments.PaymentOrders;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Giving money back the way it came. */
@Service
public class Refunds {

    private final RefundStore store;
    private final Attempts attempts;
    private final Operations operations;
    private final PaymentOrders orders;
    private final Audit audit;
    private final Tx tx;

    Refunds(RefundStore store, Attempts attempts, Operations operations, PaymentOrders orders, Audit audit, Tx tx) {
        this.store = store;
        this.attempts = attempts;
        this.operations = operations;
        this.orders = orders;
        this.audit = audit;
        this.tx = tx;
    }

    /**
     * Notes a refund; the gateway is asked right after the commit, and how it ended comes as an event.
     *
     * @throws ProblemException not found if the payment is out of the caller's sight, stale if another amount can be
     *     given back than the caller believes, invalid if it is more than that, conflict while another refund runs
     */
    public Refund refund(Caller caller, RefundRequest request) {
        return tx.get(() -> {
            boolean seen = attempts.find(request.attempt())
                    .filter(attempt -> orders.find(caller, attempt.order()).isPresent())
                    .isPresent();
            if (!seen) {
                throw new ProblemException(ProblemType.NOT_FOUND, "no such payment attempt");
            }
            Locked locked = attempts.lock(request.attempt());
            if (!locked.attempt().refundable().equals(request.refundable())) {
                throw new ProblemException(
                        ProblemType.STALE_VERSION,
                        locked.attempt().refundable() + " can be refunded at present; look again");
            }
            Wish wish = new Wish(Operation.Type.REFUND, request.amount(), false, caller.subject(), request.reason());
            OperationId id = begun(operations.prepare(locked, wish));
            audit.record(
                    caller,
                    Act.done("refund.asked", "refund", id).about(locked.order().patient()));
            return store.find(caller, id).orElseThrow();
        });
    }

    /** Empty if it is out of the caller's sight. */
    public Optional<Refund> find(Caller caller, OperationId id) {
        return tx.get(() -> {
            Optional<Refund> found = store.find(caller, id);
            audit.record(
                    caller,
                    found.map(refund -> Act.done("refund.read", "refund", id)
                                    .about(orders.require(refund.order()).patient()))
                            .orElseGet(() -> Act.refused("refund.read", "refund", id)));
            return found;
        });
    }

    /** Oldest first, of patients in the caller's sight; of one order, or of all. */
    public Page<Refund> list(Caller caller, @Nullable PaymentOrderId order, PageRequest page) {
        return Page.of(
                store.list(caller, order, page),
                page.limit(),
                refund -> new Cursor(refund.createdAt(), refund.id().value()));
    }

    private static OperationId begun(Asked asked) {
        return switch (asked) {
            case Asked.Begun(var operation) -> operation.id();
            case Asked.NotNeeded none -> throw new IllegalStateException("a refund is always needed");
            case Asked.Refused(var reason, var detail) ->
                throw new ProblemException(
                        reason == Asked.Reason.TOO_MUCH ? ProblemType.INVALID_VALUE : ProblemType.CONFLICT, detail);
        };
    }
}
