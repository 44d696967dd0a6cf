package health.mizan.sandbox.gateway;

import health.mizan.sandbox.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment as its events have made it.
 *
 * @param status     created, challenged, pending, authorised, captured, declined, voided or expired
 * @param holdUntil  when an authorised amount that was not captured is released
 * @param answerAt   when the bank of a pending payment will answer
 * @param open       whether something is held
 */
record Payment(
        PaymentEvent.Created order,
        String status,
        Card card,
        @Nullable Instant holdUntil,
        @Nullable Instant answerAt,
        String declineReason,
        List<Movement> captures,
        List<Movement> refunds,
        boolean open) {

    /** @param masked as cards are ever shown */
    record Card(String masked, String scheme) {

        static final Card NONE = new Card("", "");

        static Card of(String masked, @Nullable String scheme) {
            return new Card(masked, scheme == null ? "" : scheme);
        }
    }

    /** @param operation the merchant's own id of it; empty if it gave none */
    record Movement(String id, String operation, long amountMinor) {

        static Movement of(String id, @Nullable String operation, long amountMinor) {
            return new Movement(id, operation == null ? "" : operation, amountMinor);
        }
    }

    static Payment of(PaymentEvent.Created created) {
        return new Payment(created, "created", Card.NONE, null, null, "", List.of(), List.of(), false);
    }

    Payment after(PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.Created again -> this;
            case PaymentEvent.Challenged e -> with("challenged", Card.of(e.card(), e.scheme()), null, "");
            case PaymentEvent.Pending e -> with("pending", Card.of(e.card(), e.scheme()), e.answerAt(), "");
            case PaymentEvent.Authorised e ->
                new Payment(
                        order,
                        "authorised",
                        Card.of(e.card(), e.scheme()),
                        e.holdUntil(),
                        null,
                        "",
                        List.of(),
                        List.of(),
                        true);
            case PaymentEvent.Declined e -> with("declined", card, null, e.reason());
            case PaymentEvent.Captured e -> taken(e);
            case PaymentEvent.Voided e -> closed("voided");
            case PaymentEvent.Expired e -> closed("expired");
            case PaymentEvent.Refunded e ->
                new Payment(
                        order,
                        status,
                        card,
                        holdUntil,
                        null,
                        "",
                        captures,
                        plus(refunds, Movement.of(e.refund(), e.operation(), e.amountMinor())),
                        open);
        };
    }

    long capturedMinor() {
        return captures.stream().mapToLong(Movement::amountMinor).sum();
    }

    long refundedMinor() {
        return refunds.stream().mapToLong(Movement::amountMinor).sum();
    }

    long capturableMinor() {
        return open ? order.amountMinor() - capturedMinor() : 0;
    }

    /** Nobody has given a card that was accepted. */
    boolean waitsForPayer() {
        return status.equals("created") || status.equals("challenged");
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
        long most = capturedMinor() - refundedMinor();
        if (amountMinor <= 0 || amountMinor > most) {
            throw new Refusal(422, "amount_too_large", "at most " + most + " can be refunded");
        }
    }

    Map<String, Object> describe() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", order.payment());
        shown.put("merchantReference", order.merchantReference());
        shown.put("status", status);
        shown.put("amountMinor", order.amountMinor());
        shown.put("currency", order.currency());
        shown.put("capturedMinor", capturedMinor());
        shown.put("capturableMinor", capturableMinor());
        shown.put("refundedMinor", refundedMinor());
        shown.put("captures", captures);
        shown.put("refunds", refunds);
        shown.put("card", card.masked());
        shown.put("scheme", card.scheme());
        shown.put("declineReason", declineReason);
        shown.put("holdUntil", holdUntil == null || !open ? "" : holdUntil.toString());
        shown.put("createdAt", order.at());
        shown.put("checkoutPath", "/pay/" + order.payment());
        return shown;
    }

    private Payment taken(PaymentEvent.Captured e) {
        return new Payment(
                order,
                "captured",
                card,
                holdUntil,
                null,
                "",
                plus(captures, Movement.of(e.capture(), e.operation(), e.amountMinor())),
                refunds,
                !e.last() && capturedMinor() + e.amountMinor() < order.amountMinor());
    }

    private Payment with(String newStatus, Card newCard, @Nullable Instant answer, String reason) {
        return new Payment(order, newStatus, newCard, null, answer, reason, captures, refunds, false);
    }

    private Payment closed(String otherwise) {
        String newStatus = captures.isEmpty() ? otherwise : "captured";
        return new Payment(order, newStatus, card, null, null, "", captures, refunds, false);
    }

    private static List<Movement> plus(List<Movement> before, Movement more) {
        List<Movement> all = new ArrayList<>(before);
        all.add(more);
        return List.copyOf(all);
    }
}
