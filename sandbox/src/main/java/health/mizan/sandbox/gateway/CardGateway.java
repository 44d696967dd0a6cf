package health.mizan.sandbox.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.Answer;
import health.mizan.sandbox.Call;
import health.mizan.sandbox.Json;
import health.mizan.sandbox.MovableClock;
import health.mizan.sandbox.Party;
import health.mizan.sandbox.Refusal;
import health.mizan.sandbox.keeping.Deliveries;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The merchant's side of the gateway: create, capture, void, refund, inquire. Every change needs an Idempotency-Key and
 * is answered the same way under the same key for ever.
 */
public final class CardGateway implements Party {

    private final GatewaySettings settings;
    private final MovableClock clock;
    private final Journal journal;
    private final GatewayBook book;
    private final HostedPage page;
    private final Webhooks webhooks;

    public CardGateway(GatewaySettings settings, MovableClock clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.journal = Journal.open(settings.journal());
        this.book = new GatewayBook(journal);
        this.page = new HostedPage(book, clock, settings.holdTime());
        this.webhooks = new Webhooks(
                clock, settings.webhookUrl(), settings.webhookSecret(), settings.retries(), book::recordDelivered);
        resendUndelivered();
        book.onEvent(event -> webhooks.send(notice(event, book.events().size())));
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public Answer answer(Call call) {
        timePassed();
        if (call.path().startsWith("/pay/")) {
            return page.answer(call);
        }
        if (!call.path().startsWith("/v1/payments")) {
            return Answer.error(404, "not_found", "there is nothing here");
        }
        requireKey(call);
        String id = call.segment(2);
        return switch (call.method() + " " + call.segment(3)) {
            case "POST " -> changed(call, () -> create(call.json()));
            case "GET " ->
                id.isEmpty() ? inquire(call) : Answer.json(200, book.require(id).describe());
            case "POST captures" -> changed(call, () -> capture(book.require(id), call.json()));
            case "POST void" -> changed(call, () -> release(book.require(id)));
            case "POST refunds" -> changed(call, () -> refund(book.require(id), call.json()));
            default -> Answer.error(404, "not_found", "there is nothing here");
        };
    }

    @Override
    public String about() {
        return "A card gateway: merchants order payments at /v1/payments, payers pay on its page, notices say what"
                + " happened.";
    }

    @Override
    public List<Map<String, Object>> book() {
        timePassed();
        return book.all().stream().map(Payment::describe).toList();
    }

    @Override
    public Map<String, Object> switches(JsonNode changes) {
        return Map.of("webhooks", webhooks.switches(changes.path("webhooks")));
    }

    @Override
    public void timePassed() {
        book.settleTime(clock.instant(), settings.holdTime());
    }

    @Override
    public void close() {
        webhooks.close();
        journal.close();
    }

    private GatewayBook.Outcome create(JsonNode order) {
        String reference = text(order, "merchantReference");
        if (book.withReference(reference).isPresent()) {
            throw new Refusal(409, "duplicate_reference", "inquire: a payment with this reference exists");
        }
        long amount = positive(order);
        String currency = text(order, "currency");
        if (!currency.matches("[A-Z]{3}")) {
            throw new Refusal(422, "invalid_currency", "the currency is three capital letters");
        }
        URI returnUrl = URI.create(text(order, "returnUrl"));
        if (!Set.of("http", "https").contains(String.valueOf(returnUrl.getScheme()))) {
            throw new Refusal(422, "invalid_return_url", "the payer returns to an http or https address");
        }
        boolean atOnce = !order.path("capture").asText("automatic").equals("manual");
        String id = "pay_" + UUID.randomUUID().toString().replace("-", "");
        return outcome(
                new PaymentEvent.Created(
                        id,
                        clock.instant(),
                        reference,
                        amount,
                        currency,
                        atOnce,
                        returnUrl.toString(),
                        schemes(order),
                        order.path("locale").asText("en")),
                201);
    }

    private GatewayBook.Outcome capture(Payment payment, JsonNode order) {
        long amount = order.has("amountMinor") ? positive(order) : payment.capturableMinor();
        payment.requireCapturable(amount);
        boolean last = order.path("final").asBoolean(false);
        return outcome(
                new PaymentEvent.Captured(
                        payment.order().payment(),
                        clock.instant(),
                        "cap_" + UUID.randomUUID(),
                        operation(order),
                        amount,
                        last),
                201);
    }

    private GatewayBook.Outcome release(Payment payment) {
        String id = payment.order().payment();
        if (payment.waitsForPayer()) {
            return outcome(new PaymentEvent.Declined(id, clock.instant(), "cancelled_by_merchant"), 200);
        }
        if (!payment.open()) {
            throw new Refusal(409, "not_voidable", "the payment is " + payment.status());
        }
        return outcome(new PaymentEvent.Voided(id, clock.instant()), 200);
    }

    private GatewayBook.Outcome refund(Payment payment, JsonNode order) {
        long amount = positive(order);
        payment.requireRefundable(amount);
        return outcome(
                new PaymentEvent.Refunded(
                        payment.order().payment(),
                        clock.instant(),
                        "ref_" + UUID.randomUUID(),
                        operation(order),
                        amount),
                201);
    }

    private Answer inquire(Call call) {
        String reference = call.query("merchantReference")
                .orElseThrow(() -> new Refusal(400, "missing_reference", "inquire by merchantReference"));
        return book.withReference(reference)
                .map(payment -> Answer.json(200, payment.describe()))
                .orElseGet(() -> Answer.error(404, "not_found", "no payment has this reference"));
    }

    private Answer changed(Call call, java.util.function.Supplier<GatewayBook.Outcome> change) {
        String key = call.header("idempotency-key")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new Refusal(400, "missing_idempotency_key", "send an Idempotency-Key"));
        String fingerprint = call.method() + " " + call.path() + " " + new String(call.body(), StandardCharsets.UTF_8);
        Journal.GivenAnswer answer = book.once(key, fingerprint, change);
        return new Answer(answer.status(), "application/json", answer.body(), Map.of());
    }

    private GatewayBook.Outcome outcome(PaymentEvent event, int status) {
        return new GatewayBook.Outcome(event, status, payment -> Json.write(payment.describe()));
    }

    private void requireKey(Call call) {
        String expected = "Bearer " + settings.apiKey();
        if (!call.header("authorization").orElse("").equals(expected)) {
            throw new Refusal(401, "unauthorised", "send the merchant's key as bearer token");
        }
    }

    private Deliveries.Notice notice(PaymentEvent event, int number) {
        Map<String, Object> payment = book.require(event.payment()).describe();
        return new Deliveries.Notice("evt_" + number, Json.write(new NoticeBody(event, payment)));
    }

    /** What happened, and the payment as it stands when the notice is written. */
    private record NoticeBody(PaymentEvent event, Map<String, Object> payment) {}

    private void resendUndelivered() {
        Set<String> delivered = new HashSet<>();
        journal.before().forEach(entry -> {
            if (entry.delivered() != null) {
                delivered.add(entry.delivered());
            }
        });
        List<PaymentEvent> events = book.events();
        for (int number = 1; number <= events.size(); number++) {
            if (!delivered.contains("evt_" + number)) {
                webhooks.send(notice(events.get(number - 1), number));
            }
        }
    }

    private static String text(JsonNode order, String field) {
        String text = order.path(field).asText("");
        if (text.isBlank() || text.length() > 500) {
            throw new Refusal(422, "missing_field", field + " is missing or too long");
        }
        return text;
    }

    /** The merchant's own id of a change, shown beside what was done. */
    private static @Nullable String operation(JsonNode order) {
        String operation = order.path("operation").asText("");
        if (operation.length() > 100) {
            throw new Refusal(422, "invalid_operation", "operation has up to 100 characters");
        }
        return operation.isEmpty() ? null : operation;
    }

    private static List<String> schemes(JsonNode order) {
        List<String> schemes = new ArrayList<>();
        order.path("schemes").forEach(scheme -> schemes.add(scheme.asText()));
        if (!Set.of("visa", "mastercard", "mada").containsAll(schemes)) {
            throw new Refusal(422, "invalid_scheme", "schemes are visa, mastercard and mada");
        }
        boolean hold = order.path("capture").asText("automatic").equals("manual");
        if (hold && schemes.equals(List.of("mada"))) {
            throw new Refusal(422, "scheme_cannot_hold", "mada cards are charged at once");
        }
        return schemes;
    }

    private static long positive(JsonNode order) {
        JsonNode amount = order.path("amountMinor");
        if (!amount.isIntegralNumber() || !amount.canConvertToLong() || amount.asLong() <= 0) {
            throw new Refusal(422, "invalid_amount", "amountMinor is a whole number above zero");
        }
        return amount.asLong();
    }
}
