package health.mizan.sandbox.gateway;

import health.mizan.sandbox.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment as its events have made it.
 *
 * @param status     created, challenged, pending, authorised, captured, declined, voided or expired
 * @param card       masked, as cards are ever shown
 * @param holdUntil  when an authorised amount that was not captured is released
 * @param answerAt   when the bank of a pending payment will answer
 */
record Payment(
        PaymentEvent.Created order,
        String status,
        String card,
        @Nullable Instant holdUntil,
        @Nullable Instant answerAt,
        String declineReason,
        long capturedMinor,
        long refundedMinor,
        boolean open) {

    static Payment of(PaymentEvent.Created created) {
        return new Payment(created, "created", "", null, null, "", 0, 0, false);
    }

    Payment after(PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.Created again -> this;
            case PaymentEvent.Challenged e -> with("challenged", e.card(), null, null, "");
            case PaymentEvent.Pending e -> with("pending", e.card(), null, e.answerAt(), "");
            case PaymentEvent.Authorised e ->
                new Payment(order, "authorised", e.card(), e.holdUntil(), null, "", 0, 0, true);
            case PaymentEvent.Declined e -> with("declined", card, null, null, e.reason());
            case PaymentEvent.Captured e ->
                new Payment(
                        order,
                        "captured",
                        card,
                        holdUntil,
                        null,
                        "",
                        capturedMinor + e.amountMinor(),
                        refundedMinor,
                        !e.last() && capturedMinor + e.amountMinor() < order.amountMinor());
            case PaymentEvent.Voided e -> closed("voided");
            case PaymentEvent.Expired e -> closed(capturedMinor > 0 ? "captured" : "expired");
            case PaymentEvent.Refunded e ->
                new Payment(
                        order, status, card, holdUntil, null, "", capturedMinor, refundedMinor + e.amountMinor(), open);
        };
    }

    long capturableMinor() {
        return open ? order.amountMinor() - capturedMinor : 0;
    }

    void requireCapturable(long amountMinor) {
        if (!open) {
            throw new Refusal(409, "not_capturable", "the payment is " + status + " and holds nothing");
        }
        if (amountMinor <= 0 || amountMinor > capturableMinor()) {
            throw new Refusal(422, "amount_too_large", "at most " + capturableMinor() + " can be captured");
        }
    }

    void requireRefundable(long amountMinor) {
        if (amountMinor <= 0 || amountMinor > capturedMinor - refundedMinor) {
            throw new Refusal(
                    422, "amount_too_large", "at most " + (capturedMinor - refundedMinor) + " can be refunded");
        }
    }

    Map<String, Object> describe() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", order.payment());
        shown.put("merchantReference", order.merchantReference());
        shown.put("status", status);
        shown.put("amountMinor", order.amountMinor());
        shown.put("currency", order.currency());
        shown.put("capturedMinor", capturedMinor);
        shown.put("capturableMinor", capturableMinor());
        shown.put("refundedMinor", refundedMinor);
        shown.put("card", card);
        shown.put("declineReason", declineReason);
        shown.put("holdUntil", holdUntil == null || !open ? "" : holdUntil.toString());
        shown.put("createdAt", order.at());
        return shown;
    }

    private Payment with(
            String newStatus, String newCard, @Nullable Instant hold, @Nullable Instant answer, String reason) {
        return new Payment(order, newStatus, newCard, hold, answer, reason, capturedMinor, refundedMinor, false);
    }

    private Payment closed(String newStatus) {
        return new Payment(order, newStatus, card, null, null, "", capturedMinor, refundedMinor, false);
    }
}
