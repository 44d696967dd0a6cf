package health.mizan.payments;

import health.mizan.money.Money;
import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** Money went back to the payer. */
@EventName("payment.refunded")
public record PaymentRefunded(PaymentOrderId order, OperationId operation, Debt debt, Money amount)
        implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("payment-order", order);
    }
}
