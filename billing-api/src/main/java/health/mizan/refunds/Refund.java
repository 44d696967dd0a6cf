package health.mizan.refunds;

import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refund.
 *
 * @param state   prepared, unknown, succeeded or failed
 * @param askedBy who wanted it; {@code gateway} if it was made there without us
 */
public record Refund(
        OperationId id,
        AttemptId attempt,
        PaymentOrderId order,
        Money amount,
        String state,
        String askedBy,
        @Nullable String reason,
        @Nullable String failure,
        Instant createdAt) {}
