package health.mizan.sandbox.demo;

import static health.mizan.sandbox.demo.Visit.amount;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Silver member comes for a GP visit with a full blood count and an HbA1c: 300.00 by the list, 255.00 by contract. 75.00
 * are held on a card, the payer denies the HbA1c, 35.70 are taken and 39.30 released, and the EMR is told.
 */
public final class GoldenCase {

    private final Places places;
    private final Figures figures;
    private final Staff staff;
    private final Till till;
    private final Clock clock;

    public GoldenCase(Places places, Staff staff, Figures figures, Clock clock) {
        this.places = places;
        this.figures = figures;
        this.staff = staff;
        this.clock = clock;
        this.till = new Till(places, staff.desk());
    }

    /**
     * The whole way.
     *
     * @return the visit, as it stands at its end
     * @throws IllegalStateException if something that should happen does not
     */
    public Visit play() {
        Book book = new Book(staff.finance(), clock);
        Visit visit = arrival();
        eligibility(visit);
        String order = hold(visit, estimate(visit));
        figures.check("held, beside the books", "75.00", book.moved(Book.HOLDS));
        confirmation(visit);
        adjudication(visit);
        capture(order);
        bill(visit);
        writeBack(visit);
        ledger(book);
        return visit;
    }

    private Visit arrival() {
        Guest guest = Guest.silver(staff.desk());
        figures.step("The EMR tells of a patient who has arrived, and of three orders", places.emr() + "/");
        Outside.order(
                places.payer(), Map.of("deny", Map.of("for", guest.member(), "service", "DS-202", "reason", "MN-1-1")));
        return Visit.begin(places, staff, guest, "DS-100", "DS-201", "DS-202");
    }

    private void eligibility(Visit visit) {
        String check = visit.askInsurer();
        figures.step("The desk asks the insurer", link("/api/eligibility-checks/" + check));
        JsonNode answered = visit.check(check, "answered", "unanswered");
        figures.check(
                "the insurer's answer",
                "eligible",
                answered.path("answer").path("standing").asText());
    }

    private JsonNode estimate(Visit visit) {
        JsonNode estimate = visit.estimate();
        figures.step("The patient is told what it will cost", link(of(visit) + "/estimate"));
        figures.check("by the list", "300.00", amount(estimate.path("list")));
        figures.check("allowed by contract", "255.00", amount(estimate.path("allowed")));
        figures.check("the patient's share, expected", "51.00", amount(estimate.path("expected")));
        figures.check("the patient's share, at most", "75.00", amount(estimate.path("most")));
        return visit.accept(estimate);
    }

    private String hold(Visit visit, JsonNode estimate) {
        String order = till.order("case", visit.financialCase(), estimate.path("hold"), "deferred");
        figures.step("75.00 are held on a Visa card, after 3-D Secure", link("/api/payment-orders/" + order));
        JsonNode attempt = till.ask(order, "card").json();
        till.give(attempt, Till.VISA_WITH_CODE);
        figures.check(
                "held", "75.00", amount(till.attempt(attempt, "authorised").path("held")));
        return order;
    }

    private void confirmation(Visit visit) {
        figures.step("The EMR says that the service was given", link(of(visit)));
        figures.check("the visit", "confirmed", visit.finish().path("state").asText());
    }

    private void adjudication(Visit visit) {
        JsonNode claim = visit.claim("posted");
        figures.step(
                "The claim goes to the insurer, who denies the HbA1c",
                link("/api/claims/" + claim.path("id").asText()));
        List<JsonNode> denied = visit.denials(claim);
        figures.check("lines denied", "1", Integer.toString(denied.size()));
        figures.check(
                "denied, decision pending", "76.50", amount(denied.getFirst().path("denied")));
    }

    private void capture(String order) {
        JsonNode taken = till.taken(order, "35.70");
        figures.step("35.70 are taken, the rest is released", link("/api/payment-orders/" + order));
        figures.check("taken", "35.70", amount(taken.path("captured")));
        JsonNode gateway = till.inTheGatewaysBook(taken);
        figures.check(
                "in the gateway's own book",
                "35.70",
                Book.decimal(gateway.path("capturedMinor").asLong()));
        figures.check(
                "still held there",
                "0.00",
                Book.decimal(gateway.path("capturableMinor").asLong()));
    }

    private void bill(Visit visit) {
        JsonNode invoice = visit.invoice("balanced");
        figures.step(
                "The patient's invoice is paid",
                link("/api/invoices/" + invoice.path("id").asText()));
        figures.check("invoice", "35.70", amount(invoice.path("total")));
        figures.check("open", "0.00", amount(invoice.path("open")));
    }

    private void writeBack(Visit visit) {
        List<JsonNode> notices = visit.told(2);
        figures.step("The EMR is told", link("/api/write-backs?case=" + visit.financialCase()));
        Set<String> payments = notices.stream()
                .filter(Visit.is("kind", "payment"))
                .map(row -> row.path("id").asText())
                .collect(Collectors.toSet());
        long kept = Outside.book(places.emr())
                .filter(Visit.is("kind", "PaymentNotice"))
                .filter(row -> payments.contains(row.path("identifier").asText()))
                .count();
        figures.check("PaymentNotices in the EMR for this case", "1", Long.toString(kept));
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

    private static String of(Visit visit) {
        return "/api/cases/" + visit.financialCase();
    }

    private String link(String path) {
        return places.mizan() + path;
    }
}
