package health.mizan.collecting;

import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.PaymentOrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is reserved on a payer's card at present.
 *
 * @param actBefore after this nothing can be taken any more; null if the gateway names no end
 */
public record Hold(
        PaymentOrderId order,
        AttemptId attempt,
        Money held,
        @Nullable Instant actBefore) {}
