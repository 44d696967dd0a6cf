package health.mizan.payments;

import health.mizan.money.Money;
import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;
import java.time.Instant;

/** An amount is reserved on the payer's card until {@code expiresAt}. */
@EventName("payment.hold-placed")
public record HoldPlaced(PaymentOrderId order, Debt debt, Money held, Instant expiresAt) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("payment-order", order);
    }
}
