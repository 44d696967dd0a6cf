package health.mizan.deskpayments;

import health.mizan.deskpayments.DeskPayment.GivenBack;
import health.mizan.ids.Ids;
import health.mizan.ledger.Ledger;
import health.mizan.money.Money;
import health.mizan.outbox.Outbox;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentCaptured;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrders;
import health.mizan.payments.PaymentRefunded;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes down what changed hands, under the lock of its order: payment, order, ledger and event in one transaction. */
@Component
class DeskBooks {

    private final DeskPaymentStore store;
    private final PaymentOrders orders;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    DeskBooks(DeskPaymentStore store, PaymentOrders orders, Ledger ledger, Outbox outbox, Ids ids, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.ledger = ledger;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    DeskPayment take(PaymentOrder order, Taking taking, String by) {
        DeskPayment taken = new DeskPayment(
                new OperationId(ids.next()),
                order.id(),
                taking.means(),
                taking.amount(),
                taking.slip(),
                by,
                now(),
                List.of());
        if (!store.insert(order, taken)) {
            throw new ProblemException(ProblemType.CONFLICT, "slip " + taking.slip() + " has been noted before");
        }
        Money captured = order.captured().plus(taken.amount());
        orders.note(
                order,
                captured,
                order.refunded(),
                captured.equals(order.amount()) ? PaymentOrder.State.COLLECTED : PaymentOrder.State.OPEN);
        ledger.post(DeskPostings.taken(order, taken));
        outbox.publish(new PaymentCaptured(order.id(), taken.id(), order.debt(), taken.amount()));
        return taken;
    }

    void giveBack(PaymentOrder order, DeskPayment payment, Giving giving, String by) {
        GivenBack back =
                new GivenBack(new OperationId(ids.next()), giving.amount(), giving.slip(), giving.reason(), by, now());
        if (!store.insert(payment.id(), back)) {
            throw new ProblemException(ProblemType.CONFLICT, "slip " + giving.slip() + " has been noted before");
        }
        orders.note(order, order.captured(), order.refunded().plus(back.amount()), order.state());
        ledger.post(DeskPostings.givenBack(order, payment, back));
        outbox.publish(new PaymentRefunded(order.id(), back.id(), order.debt(), back.amount()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
