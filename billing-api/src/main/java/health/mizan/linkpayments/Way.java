package health.mizan.linkpayments;

import health.mizan.acquiring.PaymentMethod;
import org.jspecify.annotations.Nullable;

/**
 * A method that some gateway account of ours takes.
 *
 * @param not why it cannot be taken now; null if it can
 */
public record Way(PaymentMethod method, @Nullable Not not) {

    /** Why a method is shown but not offered. */
    public enum Not {
        /** It is charged at once and cannot be set aside. */
        CANNOT_HOLD,
        /** Its gateway does not answer. */
        DOWN
    }
}
