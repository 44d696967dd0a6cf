package health.mizan.collecting;

import health.mizan.money.Money;
import health.mizan.payments.PaymentOrder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** An order as the API shows it, with its attempts, oldest first; lists leave the attempts out. */
record OrderView(
        UUID id,
        String debtKind,
        UUID debt,
        UUID patient,
        UUID facility,
        Money amount,
        String mode,
        String state,
        Money captured,
        Money refunded,
        Instant createdAt,
        List<AttemptView> attempts) {

    static OrderView of(PaymentOrder order, List<AttemptView> attempts) {
        return new OrderView(
                order.id().value(),
                order.debt().kind().name().toLowerCase(Locale.ROOT),
                order.debt().id(),
                order.patient().value(),
                order.facility().value(),
                order.amount(),
                order.mode().code(),
                order.state().code(),
                order.captured(),
                order.refunded(),
                order.createdAt(),
                attempts);
    }
}
