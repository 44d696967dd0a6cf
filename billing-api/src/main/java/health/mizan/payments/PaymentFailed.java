package health.mizan.payments;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** An attempt ended without money: declined, cancelled, failed. The debt stands. */
@EventName("payment.failed")
public record PaymentFailed(PaymentOrderId order, Debt debt, String reason) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("payment-order", order);
    }
}
