package health.mizan.payments;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** Nothing is reserved any more: released by us, or run out at the gateway. */
@EventName("payment.hold-released")
public record HoldReleased(PaymentOrderId order, Debt debt, boolean expired) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("payment-order", order);
    }
}
