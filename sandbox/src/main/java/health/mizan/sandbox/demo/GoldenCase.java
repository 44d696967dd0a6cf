package health.mizan.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.Json;
import health.mizan.sandbox.people.Exchange;
import health.mizan.sandbox.people.Person;
import health.mizan.sandbox.people.Visitor;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A Silver member comes for a GP visit with a full blood count and an HbA1c: 300.00 by the list, 255.00 by contract. 75.00
 * are held on a card, the payer denies the HbA1c, 35.70 are taken and 39.30 released, and the EMR is told.
 */
public final class GoldenCase {

    private static final String SYSTEM = "https://example.org/identifier/demo-iqama";
    private static final String NUMBER = "DEMO-2-000003";
    private static final String MEMBER = "NJD-1003-00";
    private static final String VISA_WITH_CHALLENGE = "4000000000003220";
    private static final String BANK_CODE = "1234";

    private final Places places;
    private final Figures figures;
    private final Clock clock;
    private final Person desk;
    private final Person biller;
    private final Person finance;
    private final String visit = "V-" + UUID.randomUUID().toString().substring(0, 8);

    public GoldenCase(Places places, Figures figures, Clock clock) {
        this.clock = clock;
        this.places = places;
        this.figures = figures;
        this.desk = Person.login(places.mizan(), "desk");
        this.biller = Person.login(places.mizan(), "biller");
        this.finance = Person.login(places.mizan(), "finance");
    }

    /** @throws IllegalStateException if something that should happen does not */
    public void play() {
        Book book = new Book(finance, clock);
        String financialCase = arrival();
        eligibility(financialCase);
        String order = hold(financialCase, estimate(financialCase));
        figures.check("held, beside the books", "75.00", book.moved(Book.HOLDS));
        confirmation(financialCase);
        adjudication(financialCase);
        capture(order);
        String invoice = bill(financialCase);
        writeBack(financialCase, invoice);
        ledger(book);
    }

    private String arrival() {
        figures.step("The EMR tells of a patient who has arrived, and of three orders", places.emr() + "/");
        String patient = desk.post(
                        "/api/patients/search", Map.of("identifier", Map.of("system", SYSTEM, "value", NUMBER)))
                .path("items")
                .path(0)
                .path("id")
                .asText();
        String cases = "/api/cases?patient=" + patient + "&limit=200";
        Set<String> before = ids(desk.get(cases));
        order(places.payer(), Map.of("deny", Map.of("for", MEMBER, "service", "DS-202", "reason", "MN-1-1")));
        order(
                places.emr(),
                Map.of(
                        "arrive",
                        Map.of(
                                "visit",
                                visit,
                                "site",
                                "RUH",
                                "patient",
                                Map.of("system", SYSTEM, "value", NUMBER),
                                "services",
                                List.of("DS-100", "DS-201", "DS-202"))));
        JsonNode all = desk.await(cases, seen -> !before.containsAll(ids(seen)));
        String mine = Book.stream(all.path("items"))
                .map(row -> row.path("id").asText())
                .filter(id -> !before.contains(id))
                .findFirst()
                .orElseThrow();
        desk.await("/api/charges?case=" + mine, charges -> charges.path("items").size() == 3);
        return mine;
    }

    private void eligibility(String financialCase) {
        JsonNode about = desk.get("/api/cases/" + financialCase);
        String check = desk.post(
                        "/api/eligibility-checks",
                        Map.of(
                                "coverage", about.path("coverage").asText(),
                                "facility", about.path("facility").asText(),
                                "financialCase", financialCase,
                                "serviceDate", about.path("serviceDate").asText(),
                                "fresh", true))
                .path("id")
                .asText();
        figures.step("The desk asks the insurer", link("/api/eligibility-checks/" + check));
        JsonNode answered = desk.await("/api/eligibility-checks/" + check, now -> Set.of("answered", "unanswered")
                .contains(now.path("state").asText()));
        figures.check(
                "the insurer's answer",
                "eligible",
                answered.path("answer").path("standing").asText());
    }

    private JsonNode estimate(String financialCase) {
        JsonNode estimate = desk.post("/api/estimates", Map.of("financialCase", financialCase));
        figures.step("The patient is told what it will cost", link("/api/cases/" + financialCase + "/estimate"));
        figures.check("by the list", "300.00", amount(estimate.path("list")));
        figures.check("allowed by contract", "255.00", amount(estimate.path("allowed")));
        figures.check("the patient's share, expected", "51.00", amount(estimate.path("expected")));
        figures.check("the patient's share, at most", "75.00", amount(estimate.path("most")));
        return desk.post("/api/estimates/" + estimate.path("id").asText() + "/acceptance", Map.of("language", "en"));
    }

    private String hold(String financialCase, JsonNode estimate) {
        String order = desk.post(
                        "/api/payment-orders",
                        Map.of(
                                "debtKind",
                                "case",
                                "debt",
                                financialCase,
                                "amount",
                                estimate.path("hold"),
                                "mode",
                                "deferred"))
                .path("id")
                .asText();
        figures.step("75.00 are held on a Visa card, after 3-D Secure", link("/api/payment-orders/" + order));
        JsonNode attempt = desk.post(
                "/api/payment-orders/" + order + "/attempts",
                Map.of("method", "card", "returnUrl", places.mizan() + "/", "locale", "en"));
        Visitor payer = new Visitor();
        String back = places.mizan().toString();
        Visitor.View card = payer.open(URI.create(attempt.path("redirectUrl").asText()), back);
        Visitor.View code = payer.submit(card, Map.of("card", VISA_WITH_CHALLENGE), back);
        payer.submit(code, Map.of("code", BANK_CODE), back);
        JsonNode held = desk.await(
                "/api/payment-attempts/" + attempt.path("id").asText(),
                now -> now.path("state").asText().equals("authorised"));
        figures.check("held", "75.00", amount(held.path("held")));
        return order;
    }

    private void confirmation(String financialCase) {
        figures.step("The EMR says that the service was given", link("/api/cases/" + financialCase));
        order(places.emr(), Map.of("finish", Map.of("visit", visit, "diagnosis", "E11.9")));
        JsonNode confirmed = desk.await(
                "/api/cases/" + financialCase,
                now -> !now.path("state").asText().equals("planned"));
        figures.check("the visit", "confirmed", confirmed.path("state").asText());
    }

    private void adjudication(String financialCase) {
        JsonNode claims = biller.await(
                "/api/claims?case=" + financialCase,
                now -> now.path("items").path(0).path("state").asText().equals("posted"));
        String claim = claims.path("items").path(0).path("id").asText();
        figures.step("The claim goes to the insurer, who denies the HbA1c", link("/api/claims/" + claim));
        JsonNode denied =
                biller.get("/api/denials?claim=" + claim).path("items").path(0);
        figures.check("denied, decision pending", "76.50", amount(denied.path("denied")));
    }

    private void capture(String order) {
        JsonNode taken = finance.await(
                "/api/payment-orders/" + order,
                now -> now.path("captured").path("amount").asText("0.00").equals("35.70"));
        figures.step("35.70 are taken, the rest is released", link("/api/payment-orders/" + order));
        figures.check("taken", "35.70", amount(taken.path("captured")));
        String reference = taken.path("attempts").path(0).path("id").asText();
        JsonNode gateway = Book.of(places.gateway())
                .filter(row -> row.path("merchantReference").asText().contains(reference)
                        || reference
                                .replace("-", "")
                                .contains(row.path("merchantReference").asText("?")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the gateway's book does not know attempt " + reference));
        figures.check(
                "in the gateway's own book",
                "35.70",
                Book.decimal(gateway.path("capturedMinor").asLong()));
        figures.check(
                "still held there",
                "0.00",
                Book.decimal(gateway.path("capturableMinor").asLong()));
    }

    private String bill(String financialCase) {
        JsonNode invoices = finance.await(
                "/api/invoices?case=" + financialCase,
                now -> now.path("items").path(0).path("state").asText().equals("balanced"));
        JsonNode invoice = invoices.path("items").path(0);
        String id = invoice.path("id").asText();
        figures.step("The patient's invoice is paid", link("/api/invoices/" + id));
        figures.check("invoice", "35.70", amount(invoice.path("total")));
        figures.check("open", "0.00", amount(invoice.path("open")));
        return id;
    }

    private void writeBack(String financialCase, String invoice) {
        JsonNode notices = finance.await(
                "/api/write-backs?case=" + financialCase,
                now -> now.path("items").size() > 1
                        && Book.stream(now.path("items"))
                                .allMatch(row -> row.path("outcome").asText().equals("success")));
        figures.step("The EMR is told", link("/api/write-backs?case=" + financialCase));
        Set<String> payments = Book.stream(notices.path("items"))
                .filter(row -> row.path("kind").asText().equals("payment"))
                .map(row -> row.path("id").asText())
                .collect(Collectors.toSet());
        long kept = Book.of(places.emr())
                .filter(row -> row.path("kind").asText().equals("PaymentNotice"))
                .filter(row -> payments.contains(row.path("identifier").asText()))
                .count();
        figures.check("PaymentNotices in the EMR for " + shortened(invoice), "1", Long.toString(kept));
    }

    private void ledger(Book book) {
        figures.step("The books, by what this case added", link("/api/ledger/trial-balance"));
        figures.check("insurer receivable", "142.80", book.moved(Book.INSURER));
        figures.check("patient receivable (35.70 billed, 35.70 paid)", "0.00", book.moved(Book.PATIENT));
        figures.check("contractual adjustment", "45.00", book.moved(Book.ADJUSTMENT));
        figures.check("denied, pending decision", "76.50", book.moved(Book.DENIED));
        figures.check("service revenue", "-300.00", book.moved(Book.REVENUE));
        figures.check("with the gateway", "35.70", book.moved(Book.CLEARING));
        figures.check("held", "0.00", book.moved(Book.HOLDS));
    }

    private static void order(URI party, Map<String, Object> what) {
        Exchange.Answer answer = Exchange.send(
                "POST",
                party.resolve("/control/switches"),
                Map.of("Content-Type", "application/json"),
                Json.write(what));
        if (!answer.ok()) {
            throw new IllegalStateException(party + " did not take the order: " + answer.text());
        }
    }

    private static Set<String> ids(JsonNode page) {
        return Book.stream(page.path("items"))
                .map(row -> row.path("id").asText())
                .collect(Collectors.toSet());
    }

    private static String amount(JsonNode money) {
        return money.path("amount").asText("missing");
    }

    private static String shortened(String id) {
        return "invoice " + id.substring(id.length() - 6);
    }

    private String link(String path) {
        return places.mizan() + path;
    }
}
