package health.mizan.attempts;

import health.mizan.acquiring.PaymentMethod;
import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.PaymentOrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One try to collect a debt, with one gateway and one method.
 *
 * @param account           the gateway account
 * @param merchantReference what the gateway knows it by; ours, and opaque
 * @param orphan            took money that nothing was owed for; it is given back
 * @param holdUntil         when the hold runs out, as the gateway says
 * @param failure           class and the gateway's code, as in {@code declined-soft:insufficient_funds}
 */
public record Attempt(
        AttemptId id,
        PaymentOrderId order,
        UUID account,
        String merchantReference,
        Terms terms,
        Known known,
        AttemptState state,
        Sums sums,
        boolean orphan,
        @Nullable Instant holdUntil,
        @Nullable String failure,
        Instant createdAt) {

    /**
     * What it was begun with.
     *
     * @param hold reserve first, take later
     */
    public record Terms(PaymentMethod method, boolean hold, Money amount, String returnUrl, String locale) {}

    /** What the gateway has told besides the state of things. */
    public record Known(
            @Nullable String gatewayReference,
            @Nullable String page,
            @Nullable String scheme,
            @Nullable String card) {}

    /** 0 ≤ refunded ≤ captured ≤ authorised ≤ amount. */
    public record Sums(Money authorised, Money captured, Money refunded) {}

    Attempt as(AttemptState state, @Nullable String failure) {
        return new Attempt(
                id,
                order,
                account,
                merchantReference,
                terms,
                known,
                state,
                sums,
                orphan,
                holdUntil,
                failure,
                createdAt);
    }

    /** What is reserved at present. */
    public Money held() {
        return terms.hold() && state.holds()
                ? sums.authorised().minus(sums.captured())
                : Money.zero(terms.amount().currency());
    }

    /** What can be given back. */
    public Money refundable() {
        return sums.captured().minus(sums.refunded());
    }
}
