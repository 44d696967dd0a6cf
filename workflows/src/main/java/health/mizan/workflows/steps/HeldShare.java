package health.mizan.workflows.steps;

import health.mizan.money.Money;
import health.mizan.payments.PaymentOrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A hold beside the bill it waits for.
 *
 * @param held   zero once nothing is reserved any more
 * @param owed   what is open on the bill and no deposit pays; null while the bill is unknown
 * @param endsAt null if the gateway names no end
 */
record HeldShare(
        PaymentOrderId order,
        Money held,
        @Nullable Money owed,
        @Nullable Instant endsAt) {

    private static final Duration WITHOUT_END = Duration.ofDays(7);

    /** What is known of the bill. */
    enum Bill {
        NONE,
        KNOWN,
        GONE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isHeld() {
        return held.isPositive();
    }

    Bill bill() {
        if (!isHeld()) {
            return Bill.GONE;
        }
        return owed == null ? Bill.NONE : Bill.KNOWN;
    }

    /** What is owed, but never more than the patient agreed to hold: the rest stays on the bill. */
    Money toTake() {
        if (owed == null || !owed.isPositive()) {
            return Money.zero(held.currency());
        }
        return owed.exceeds(held) ? held : owed;
    }

    /** Nothing is owed, so all of it is the patient's again. */
    boolean isFree() {
        return owed != null && !owed.isPositive();
    }

    Instant actBefore(Instant now) {
        return endsAt == null ? now.plus(WITHOUT_END) : endsAt;
    }
}
