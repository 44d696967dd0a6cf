package health.mizan.sandbox.demo;

import static health.mizan.sandbox.demo.Visit.amount;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private final Instant begin;

    /** @param figures takes every figure; the clock only tells how long it all takes */
    public GoldenCase(Places places, Staff staff, Figures figures, Clock clock) {
        this.places = places;
        this.figures = figures;
        this.staff = staff;
        this.clock = clock;
        this.begin = clock.instant();
        this.till = new Till(places, staff.desk());
    }

    /**
     * The whole way.
     *
     * @return the visit, as it stands at its end
     * @throws IllegalStateException if something that should happen does not
     */
    public Visit play() {
        Visit visit = arrival();
        eligibility(visit);
        String order = hold(visit, estimate(visit));
        confirmation(visit);
        adjudication(visit);
        capture(order);
        bill(visit);
        writeBack(visit);
        ledger(visit);
        return visit;
    }

    private Visit arrival() {
        Guest guest = Guest.silver(staff.desk());
        step("The EMR tells of a patient who has arrived, and of three orders", places.emr() + "/");
        Outside.order(
                places.payer(), Map.of("deny", Map.of("for", guest.member(), "service", "DS-202", "reason", "MN-1-1")));
        Visit visit = Visit.begin(places, staff, guest, "DS-100", "DS-201", "DS-202");
        figures.check("the visit", "planned", visit.now().path("state").asText());
        return visit;
    }

    private void eligibility(Visit visit) {
        String check = visit.askInsurer();
        step("The desk asks the insurer about the patient's cover", "/api/eligibility-checks/" + check);
        JsonNode answered = visit.check(check, "answered", "unanswered");
        figures.check(
                "the insurer's answer",
                "eligible",
                answered.path("answer").path("standing").asText());
    }

    private JsonNode estimate(Visit visit) {
        JsonNode estimate = visit.estimate();
        step("The patient is told what it will cost, and agrees", of(visit) + "/estimate");
        figures.check("by the list", "300.00", amount(estimate.path("list")));
        figures.check("allowed by contract", "255.00", amount(estimate.path("allowed")));
        figures.check("the patient's share, expected", "51.00", amount(estimate.path("expected")));
        figures.check("the patient's share, at most", "75.00", amount(estimate.path("most")));
        return visit.accept(estimate);
    }

    private String hold(Visit visit, JsonNode estimate) {
        String order = till.order("case", visit.financialCase(), estimate.path("hold"), "deferred");
        step("75.00 are held on a Visa card, after 3-D Secure", "/api/payment-orders/" + order);
        JsonNode attempt = till.ask(order, "card").json();
        till.give(attempt, Till.VISA_WITH_CODE);
        figures.check(
                "held", "75.00", amount(till.attempt(attempt, "authorised").path("held")));
        figures.check("held, beside our books", "75.00", journal(visit).balance(Book.HOLDS));
        return order;
    }

    private void confirmation(Visit visit) {
        step("The EMR says that the service was given", of(visit));
        figures.check("the visit", "confirmed", visit.finish().path("state").asText());
    }

    private void adjudication(Visit visit) {
        JsonNode claim = visit.claim("posted");
        step(
                "The claim goes to the insurer, who denies the HbA1c",
                "/api/claims/" + claim.path("id").asText());
        List<JsonNode> denied = visit.denials(claim);
        figures.check("lines denied", "1", Integer.toString(denied.size()));
        figures.check(
                "denied, decision pending", "76.50", amount(denied.getFirst().path("denied")));
    }

    private void capture(String order) {
        JsonNode taken = till.taken(order, "35.70");
        step("Of the 75.00 held, 35.70 are taken and the rest is released", places.gateway() + "/");
        figures.check("taken", "35.70", amount(taken.path("captured")));
        JsonNode gateway = till.inTheGatewaysBook(taken);
        figures.check(
                "taken, in the gateway's own book",
                "35.70",
                Book.decimal(gateway.path("capturedMinor").asLong()));
        figures.check(
                "still held there",
                "0.00",
                Book.decimal(gateway.path("capturableMinor").asLong()));
    }

    private void bill(Visit visit) {
        JsonNode invoice = visit.invoice("balanced");
        step(
                "The patient's invoice is paid",
                "/api/invoices/" + invoice.path("id").asText());
        figures.check("invoice", "35.70", amount(invoice.path("total")));
        figures.check("open", "0.00", amount(invoice.path("open")));
    }

    private void writeBack(Visit visit) {
        List<JsonNode> notices = visit.told(2);
        step("The EMR is told of the payment", places.emr() + "/");
        Set<String> payments = notices.stream()
                .filter(Visit.is("kind", "payment"))
                .map(row -> row.path("id").asText())
                .collect(Collectors.toSet());
        long kept = Outside.book(places.emr())
                .filter(Visit.is("kind", "PaymentNotice"))
                .filter(row -> payments.contains(row.path("identifier").asText()))
                .count();
        figures.check("payment notices of this visit in the EMR", "1", Long.toString(kept));
    }

    private void ledger(Visit visit) {
        step("The ledger, as far as this patient is concerned", Journal.path(visit.patient()));
        Journal journal = journal(visit);
        figures.check("the insurer owes", "142.80", journal.balance(Book.INSURER));
        figures.check("the patient owes (35.70 billed and paid)", "0.00", journal.balance(Book.PATIENT));
        figures.check("contractual adjustment", "45.00", journal.balance(Book.ADJUSTMENT));
        figures.check("denied, decision pending", "76.50", journal.balance(Book.DENIED));
        figures.check("service revenue", "-300.00", journal.balance(Book.REVENUE));
        figures.check("with the gateway", "35.70", journal.balance(Book.CLEARING));
        figures.check("still held", "0.00", journal.balance(Book.HOLDS));
    }

    private Journal journal(Visit visit) {
        return Journal.of(staff.finance(), visit.patient());
    }

    private void step(String what, String where) {
        figures.step(Duration.between(begin, clock.instant()), what, where);
    }

    private static String of(Visit visit) {
        return "/api/cases/" + visit.financialCase();
    }
}
