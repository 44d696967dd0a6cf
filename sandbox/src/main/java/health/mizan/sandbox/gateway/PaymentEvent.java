package health.mizan.sandbox.gateway;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of the journal. A payment is what its events add up to; amounts are minor units. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PaymentEvent.Created.class, name = "payment.created"),
    @JsonSubTypes.Type(value = PaymentEvent.Challenged.class, name = "payment.challenged"),
    @JsonSubTypes.Type(value = PaymentEvent.Pending.class, name = "payment.pending"),
    @JsonSubTypes.Type(value = PaymentEvent.Authorised.class, name = "payment.authorised"),
    @JsonSubTypes.Type(value = PaymentEvent.Declined.class, name = "payment.declined"),
    @JsonSubTypes.Type(value = PaymentEvent.Captured.class, name = "payment.captured"),
    @JsonSubTypes.Type(value = PaymentEvent.Voided.class, name = "payment.voided"),
    @JsonSubTypes.Type(value = PaymentEvent.Expired.class, name = "payment.expired"),
    @JsonSubTypes.Type(value = PaymentEvent.Refunded.class, name = "payment.refunded")
})
sealed interface PaymentEvent {

    String payment();

    Instant at();

    /**
     * @param captureAtOnce a purchase; otherwise a hold that waits for its capture
     * @param schemes       of which the card must be; empty takes all
     * @param locale        of the payer's pages: {@code ar}, or English
     */
    record Created(
            String payment,
            Instant at,
            String merchantReference,
            long amountMinor,
            String currency,
            boolean captureAtOnce,
            String returnUrl,
            List<String> schemes,
            String locale)
            implements PaymentEvent {

        public Created {
            // Journals of earlier releases have neither.
            locale = locale == null ? "en" : locale;
            schemes = schemes == null ? List.of() : List.copyOf(schemes);
        }
    }

    /** The bank wants to know that it is the card's owner. */
    record Challenged(
            String payment,
            Instant at,
            String card,
            @Nullable String scheme) implements PaymentEvent {}

    /** The bank has not answered; it will at {@code answerAt}. */
    record Pending(
            String payment,
            Instant at,
            String card,
            @Nullable String scheme,
            Instant answerAt) implements PaymentEvent {}

    record Authorised(
            String payment,
            Instant at,
            String card,
            @Nullable String scheme,
            Instant holdUntil) implements PaymentEvent {}

    record Declined(String payment, Instant at, String reason) implements PaymentEvent {}

    /**
     * @param operation the merchant's own id of it, if it gave one
     * @param last      releases what is left of the hold
     */
    record Captured(
            String payment,
            Instant at,
            String capture,
            @Nullable String operation,
            long amountMinor,
            boolean last) implements PaymentEvent {}

    record Voided(String payment, Instant at) implements PaymentEvent {}

    record Expired(String payment, Instant at) implements PaymentEvent {}

    record Refunded(
            String payment,
            Instant at,
            String refund,
            @Nullable String operation,
            long amountMinor) implements PaymentEvent {}
}
