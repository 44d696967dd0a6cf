package health.mizan.attempts;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How money is collected.
 *
 * @param pageTime   a payment page that nobody has paid on is closed after this
 * @param pending    pause before a payment that the payer's bank has not answered is asked about
 * @param holdMargin a hold is not acted on in its last minutes: the gateway's clock is not ours
 * @param holdTime   how long a hold counts when the gateway does not say until when
 * @param orphans    what is done with money taken that nothing was owed for
 * @param poll       how often payments due to be asked about are looked for
 */
@Validated
@ConfigurationProperties(prefix = "mizan.payments", ignoreUnknownFields = false)
public record PaymentSettings(
        @DefaultValue("30m") Duration pageTime,
        @DefaultValue("30s") Duration pending,
        @DefaultValue("5m") Duration holdMargin,
        @DefaultValue("5d") Duration holdTime,
        @DefaultValue("refund") Orphans orphans,
        @DefaultValue("5s") Duration poll) {

    /** A hold that has ended is asked about this much later, for clocks that differ. */
    private static final Duration AFTER_THE_END = Duration.ofMinutes(1);

    /** What becomes of an orphan charge. */
    public enum Orphans {
        /** Given back at once, by itself. */
        REFUND,
        /** Left to a person, who refunds it. */
        ASK
    }

    public PaymentSettings {
        if (!pageTime.isPositive() || !pending.isPositive() || !holdTime.isPositive() || !poll.isPositive()) {
            throw new IllegalArgumentException(
                    "mizan.payments: page-time, pending, hold-time and poll are longer than nothing");
        }
        if (holdMargin.isNegative() || holdMargin.compareTo(holdTime) >= 0) {
            throw new IllegalArgumentException("mizan.payments.hold-margin is shorter than hold-time");
        }
    }

    /**
     * When to ask about an attempt that says nothing by itself; null while there is nothing to ask. Single calls of
     * unknown outcome are asked about by those who made them.
     */
    @Nullable
    Instant askAgain(Attempt attempt, Instant now) {
        return switch (attempt.state()) {
            case ACTION_REQUIRED -> later(attempt.createdAt().plus(pageTime), now);
            case PROCESSING -> now.plus(pending);
            case AUTHORISED, PARTIALLY_CAPTURED ->
                attempt.holdUntil() == null ? null : later(attempt.holdUntil().plus(AFTER_THE_END), now);
            case CREATED, UNKNOWN, FAILED, CANCELLED, DECLINED, EXPIRED, VOIDED, CAPTURED -> null;
        };
    }

    private static Instant later(Instant due, Instant now) {
        return due.isAfter(now) ? due : now.plus(AFTER_THE_END);
    }
}
