package health.mizan.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.people.Exchange;
import health.mizan.sandbox.people.Person;
import health.mizan.sandbox.people.Visitor;
import java.net.URI;
import java.util.Map;

/** The desk asks for money, and the patient gives a card on the gateway's page. */
public final class Till {

    public static final String VISA = "4111111111111111";
    public static final String VISA_WITH_CODE = "4000000000003220";
    public static final String MADA = "5297412542005689";

    private static final String BANK_CODE = "1234";

    private final Places places;
    private final Person desk;

    public Till(Places places, Person desk) {
        this.places = places;
        this.desk = desk;
    }

    /**
     * Opens an order to pay.
     *
     * @param kind of the debt: case or invoice
     * @param mode deferred holds first, immediate takes at once
     */
    public String order(String kind, String debt, Object amount, String mode) {
        return desk.post("/api/payment-orders", Map.of("debtKind", kind, "debt", debt, "amount", amount, "mode", mode))
                .path("id")
                .asText();
    }

    /** Asks for a page to pay on. */
    public Exchange.Answer ask(String order, String method) {
        return desk.call(
                "POST",
                "/api/payment-orders/" + order + "/attempts",
                Map.of("Content-Type", "application/json"),
                """
                {"method":"%s","returnUrl":"%s/","locale":"en"}""".formatted(method, places.mizan()));
    }

    /**
     * Gives the card, and the bank's code if asked.
     *
     * @return whether the bank asked for its code
     */
    public boolean give(JsonNode attempt, String card) {
        String back = places.mizan().toString();
        Visitor payer = new Visitor();
        Visitor.View page = payer.open(URI.create(attempt.path("redirectUrl").asText()), back);
        Visitor.View next = payer.submit(page, Map.of("card", card), back);
        boolean asked = !next.at().toString().startsWith(back);
        if (asked) {
            payer.submit(next, Map.of("code", BANK_CODE), back);
        }
        return asked;
    }

    /** As {@link #give}, at a page where another tab may have been quicker. */
    public boolean tryToGive(JsonNode attempt, String card) {
        try {
            give(attempt, card);
            return true;
        } catch (IllegalStateException noForm) {
            return false;
        }
    }

    /** The attempt, once it is in that state. */
    public JsonNode attempt(JsonNode attempt, String state) {
        return desk.await("/api/payment-attempts/" + attempt.path("id").asText(), Visit.is("state", state));
    }

    /** The patient's share is held: the whole way to it. */
    public String hold(Visit visit, Object amount, String card) {
        String order = order("case", visit.financialCase(), amount, "deferred");
        JsonNode attempt = ask(order, "card").json();
        give(attempt, card);
        attempt(attempt, "authorised");
        return order;
    }

    /** Something of an invoice is paid by a link: the whole way to it. */
    public JsonNode pay(JsonNode invoice, Object amount, String method, String card) {
        JsonNode attempt = ask(order("invoice", invoice.path("id").asText(), amount, "immediate"), method)
                .json();
        give(attempt, card);
        return attempt(attempt, "captured");
    }

    /** The order, once so much was taken. */
    public JsonNode taken(String order, String amount) {
        return desk.await(
                "/api/payment-orders/" + order,
                now -> now.path("captured").path("amount").asText("0.00").equals(amount));
    }

    /** The order, once nothing is held for it any more. */
    public JsonNode released(String order) {
        return desk.await("/api/payment-orders/" + order, now -> Outside.stream(now.path("attempts"))
                .noneMatch(Visit.is("state", "created", "authorised")));
    }

    /** Some of a payment goes back. */
    public JsonNode refund(Person finance, JsonNode attempt, Object amount) {
        String refund = askForRefund(finance, attempt, amount);
        return finance.await("/api/refunds/" + refund, Visit.is("state", "succeeded", "failed"));
    }

    /** As {@link #refund}, without waiting for the gateway. */
    public String askForRefund(Person finance, JsonNode attempt, Object amount) {
        return finance.post(
                        "/api/refunds",
                        Map.of(
                                "attempt",
                                attempt.path("id").asText(),
                                "amount",
                                amount,
                                "refundable",
                                attempt.path("refundable"),
                                "reason",
                                "paid too much at the desk"))
                .path("id")
                .asText();
    }

    /** The payment in the gateway's own book. */
    public JsonNode inTheGatewaysBook(JsonNode order) {
        String attempt = order.path("attempts").path(0).path("id").asText().replace("-", "");
        return Outside.book(places.gateway())
                .filter(row ->
                        row.path("merchantReference").asText().replace("-", "").contains(attempt)
                                || attempt.contains(row.path("merchantReference")
                                        .asText("?")
                                        .replace("-", "")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the gateway's book does not know attempt " + attempt));
    }
}
