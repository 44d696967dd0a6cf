package health.mizan.gateways.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.acquiring.FailureClass;
import health.mizan.acquiring.GatewayView;
import health.mizan.acquiring.GatewayView.Movement;
import health.mizan.acquiring.GatewayView.Standing;
import health.mizan.money.Money;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a payment as the gateway writes it. Unknown fields pass; an unknown status makes the whole unreadable. */
final class PaymentReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PaymentReader() {}

    static Optional<GatewayView> ofAnswer(byte[] body, URI pages) {
        return tree(body).flatMap(payment -> view(payment, pages));
    }

    /** A notice has the event, and the payment as it was when the notice was written. */
    static Optional<GatewayView> ofNotice(byte[] body, URI pages) {
        return tree(body).flatMap(notice -> view(notice.path("payment"), pages));
    }

    private static Optional<JsonNode> tree(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readTree(body));
        } catch (IOException garbled) {
            return Optional.empty();
        }
    }

    private static Optional<GatewayView> view(JsonNode payment, URI pages) {
        try {
            Money amount = money(payment.path("amountMinor"), payment);
            String status = required(payment, "status");
            Standing standing = standing(status, payment);
            boolean agreed = status.equals("authorised")
                    || status.equals("captured")
                    || status.equals("voided")
                    || status.equals("expired");
            GatewayView view = new GatewayView(
                    required(payment, "id"),
                    required(payment, "merchantReference"),
                    standing,
                    amount,
                    agreed ? amount : Money.zero(amount.currency()),
                    movements(payment.path("captures"), payment),
                    movements(payment.path("refunds"), payment),
                    payment.path("capturableMinor").asLong(0) > 0,
                    instant(payment.path("holdUntil").asText("")),
                    failure(payment.path("declineReason").asText("")),
                    page(payment.path("checkoutPath").asText(""), pages),
                    new GatewayView.Card(
                            payment.path("scheme").asText(""),
                            payment.path("card").asText("")));
            // Adding up throws for amounts that no sum holds; better here than wherever it is done later.
            return Optional.of(view)
                    .filter(one ->
                            !one.captured().isNegative() && !one.refunded().isNegative());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException notAPayment) {
            return Optional.empty();
        }
    }

    /** A path that begins like another host would send the payer there: such a payment is not the gateway's. */
    private static Optional<URI> page(String path, URI pages) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        URI page = pages.resolve(path);
        if (!pages.getScheme().equals(page.getScheme())
                || !pages.getRawAuthority().equals(page.getRawAuthority())) {
            throw new IllegalArgumentException("a page that is not the gateway's");
        }
        return Optional.of(page);
    }

    private static Standing standing(String status, JsonNode payment) {
        return switch (status) {
            case "created", "challenged" -> Standing.WAITING_FOR_PAYER;
            case "pending" -> Standing.PROCESSING;
            case "declined" ->
                payment.path("declineReason").asText("").startsWith("cancelled")
                        ? Standing.CANCELLED
                        : Standing.DECLINED;
            // What was taken and what is left are told apart by the movements.
            case "authorised", "captured" -> Standing.AUTHORISED;
            case "expired" -> Standing.EXPIRED;
            case "voided" -> Standing.VOIDED;
            default -> throw new IllegalArgumentException("no such status");
        };
    }

    private static Optional<GatewayView.Failure> failure(String reason) {
        if (!reason.matches("[a-z_]{1,60}")) {
            return Optional.empty();
        }
        FailureClass kind =
                switch (reason) {
                    case "lost_card", "stolen_card", "suspected_fraud", "pickup_card" -> FailureClass.DECLINED_HARD;
                    case "authentication_failed" -> FailureClass.NOT_AUTHENTICATED;
                    case "cancelled_by_payer", "cancelled_by_merchant" -> FailureClass.CANCELLED;
                    default -> FailureClass.DECLINED_SOFT;
                };
        return Optional.of(new GatewayView.Failure(kind, reason));
    }

    private static List<Movement> movements(JsonNode list, JsonNode payment) {
        List<Movement> movements = new ArrayList<>();
        for (JsonNode one : list) {
            movements.add(new Movement(
                    required(one, "id"), one.path("operation").asText(""), money(one.path("amountMinor"), payment)));
        }
        return movements;
    }

    private static Money money(JsonNode minor, JsonNode payment) {
        if (!minor.isIntegralNumber() || !minor.canConvertToLong() || minor.asLong() < 0) {
            throw new IllegalArgumentException("an amount is a whole number of minor units");
        }
        return Money.ofMinor(minor.asLong(), required(payment, "currency"));
    }

    private static Optional<Instant> instant(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    private static String required(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > 120) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value.asText();
    }
}
