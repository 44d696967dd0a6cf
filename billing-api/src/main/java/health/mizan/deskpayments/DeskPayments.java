package health.mizan.deskpayments;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.money.Money;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrder;
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

/** Taking money at a desk and giving it back there. Nobody is asked: what a desk notes has happened. */
@Service
public class DeskPayments {

    private final DeskPaymentStore store;
    private final DeskBooks books;
    private final PaymentOrders orders;
    private final Audit audit;
    private final Tx tx;

    DeskPayments(DeskPaymentStore store, DeskBooks books, PaymentOrders orders, Audit audit, Tx tx) {
        this.store = store;
        this.books = books;
        this.orders = orders;
        this.audit = audit;
        this.tx = tx;
    }

    /**
     * Notes money that was handed over for an open order, all of what is open or a part.
     *
     * @throws ProblemException not found if the order is out of the caller's sight; conflict if it is not to be paid now,
     *     is being paid another way, or the slip was noted before; invalid if it is more than is open
     */
    public DeskPayment take(Caller caller, Taking taking) {
        return tx.get(() -> {
            PaymentOrder seen = orders.find(caller, taking.order())
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such payment order"));
            PaymentOrder order = orders.lockToPay(caller, seen);
            refuseUnlessPayable(order);
            refuseUnlessWithin(taking.amount(), order.open(), "is open");
            DeskPayment taken = books.take(order, taking, caller.subject());
            audit.record(
                    caller,
                    Act.done("desk-payment.taken", "desk-payment", taken.id()).about(order.patient()));
            return taken;
        });
    }

    /**
     * Notes money that was given back the way it came.
     *
     * @throws ProblemException not found if the payment is out of the caller's sight, stale if another amount can be
     *     given back than the caller believes, invalid if it is more than that, conflict if the slip was noted before
     */
    public DeskPayment giveBack(Caller caller, Giving giving) {
        return tx.get(() -> {
            PaymentOrder order = orders.lock(seen(caller, giving.payment()).order());
            // Again, for somebody else may have given back while we waited.
            DeskPayment payment = seen(caller, giving.payment());
            if (!payment.refundable().equals(giving.refundable())) {
                throw new ProblemException(
                        ProblemType.STALE_VERSION, payment.refundable() + " can be refunded at present; look again");
            }
            refuseUnlessWithin(giving.amount(), payment.refundable(), "can be refunded");
            books.giveBack(order, payment, giving, caller.subject());
            audit.record(
                    caller,
                    Act.done("desk-payment.refunded", "desk-payment", payment.id())
                            .about(order.patient()));
            return seen(caller, giving.payment());
        });
    }

    /** Empty if it is out of the caller's sight. */
    public Optional<DeskPayment> find(Caller caller, OperationId id) {
        return tx.get(() -> {
            Optional<DeskPayment> found = store.find(caller, id);
            audit.record(
                    caller,
                    found.map(payment -> Act.done("desk-payment.read", "desk-payment", id)
                                    .about(orders.require(payment.order()).patient()))
                            .orElseGet(() -> Act.refused("desk-payment.read", "desk-payment", id)));
            return found;
        });
    }

    /** Oldest first, of patients in the caller's sight; of one order, or of all. */
    public Page<DeskPayment> list(Caller caller, @Nullable PaymentOrderId order, PageRequest page) {
        return tx.get(() -> Page.of(
                store.list(caller, order, page),
                page.limit(),
                payment -> new Cursor(payment.takenAt(), payment.id().value())));
    }

    private DeskPayment seen(Caller caller, OperationId id) {
        return store.find(caller, id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such desk payment"));
    }

    private void refuseUnlessPayable(PaymentOrder order) {
        if (order.mode() == PaymentOrder.Mode.DEFERRED) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "the order is to hold an amount on a card, not to take it");
        }
        if (orders.beingPaid(order.id())) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "a payment page is open for the order: release the order, and open another");
        }
    }

    private static void refuseUnlessWithin(Money amount, Money most, String what) {
        if (!amount.currency().equals(most.currency()) || !amount.isPositive() || amount.exceeds(most)) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "at most " + most + " " + what);
        }
    }
}
