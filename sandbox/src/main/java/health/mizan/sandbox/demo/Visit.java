package health.mizan.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.people.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One visit, step by step. A step ends when what it brings about can be seen. */
public final class Visit {

    private final Places places;
    private final Staff staff;
    private final Guest guest;
    private final String number = "V-" + UUID.randomUUID().toString().substring(0, 8);
    private final String financialCase;

    private Visit(Places places, Staff staff, Guest guest, String[] services) {
        this.places = places;
        this.staff = staff;
        this.guest = guest;
        this.financialCase = arrive(services);
    }

    /** The EMR tells that the patient has arrived, and what was ordered. */
    public static Visit begin(Places places, Staff staff, Guest guest, String... services) {
        return new Visit(places, staff, guest, services);
    }

    public Guest guest() {
        return guest;
    }

    /** Our id of its financial side. */
    public String financialCase() {
        return financialCase;
    }

    /** Our id of whom it is about. */
    public String patient() {
        return now().path("patient").asText();
    }

    public JsonNode now() {
        return staff.desk().get("/api/cases/" + financialCase);
    }

    /** The desk asks the insurer. */
    public String askInsurer() {
        JsonNode about = now();
        return staff.desk()
                .post(
                        "/api/eligibility-checks",
                        Map.of(
                                "coverage", about.path("coverage").asText(),
                                "facility", about.path("facility").asText(),
                                "financialCase", financialCase,
                                "serviceDate", about.path("serviceDate").asText(),
                                "fresh", true))
                .path("id")
                .asText();
    }

    public JsonNode check(String check, String... states) {
        return staff.desk().await("/api/eligibility-checks/" + check, is("state", states));
    }

    public JsonNode estimate() {
        return staff.desk().post("/api/estimates", Map.of("financialCase", financialCase));
    }

    /** The patient agrees to the estimate. */
    public JsonNode accept(JsonNode estimate) {
        return staff.desk()
                .post("/api/estimates/" + estimate.path("id").asText() + "/acceptance", Map.of("language", "en"));
    }

    /** The EMR says that the service was given. */
    public JsonNode finish() {
        tell("finish");
        return staff.desk().await("/api/cases/" + financialCase, is("state", "confirmed"));
    }

    /** The EMR says that the visit will not take place. */
    public JsonNode cancel() {
        tell("cancel");
        return staff.desk().await("/api/cases/" + financialCase, is("state", "cancelled"));
    }

    /** Only has the EMR tell it, whatever comes of it. */
    public String tell(String what) {
        Outside.order(places.emr(), Map.of(what, Map.of("visit", number, "diagnosis", "E11.9")));
        return number;
    }

    /** Once it will change no more. */
    public JsonNode settled() {
        return staff.desk().await("/api/cases/" + financialCase, is("state", "confirmed", "cancelled"));
    }

    /** Once it is in that state. */
    public JsonNode claim(String state) {
        return first(staff.biller(), "/api/claims?case=" + financialCase, is("state", state));
    }

    /** What the insurer denied, line by line, once it is noted: it follows the claim's posting. */
    public List<JsonNode> denials(JsonNode claim) {
        return Outside.stream(staff.biller()
                        .await("/api/denials?claim=" + claim.path("id").asText(), page -> !page.path("items")
                                .isEmpty())
                        .path("items"))
                .toList();
    }

    /** Once it is in that state. */
    public JsonNode invoice(String state) {
        return invoice(is("state", state));
    }

    /** Once so much of it is open. */
    public JsonNode invoiceOpen(String amount) {
        return invoice(invoice -> amount(invoice.path("open")).equals(amount));
    }

    /** Once it is like that. */
    public JsonNode invoice(Predicate<JsonNode> enough) {
        return first(staff.finance(), "/api/invoices?case=" + financialCase, enough);
    }

    /** What the EMR was told, once it has been told so many facts. */
    public List<JsonNode> told(int facts) {
        JsonNode notices = staff.finance()
                .await(
                        "/api/write-backs?case=" + financialCase,
                        now -> now.path("items").size() >= facts
                                && Outside.stream(now.path("items")).allMatch(is("outcome", "success")));
        return Outside.stream(notices.path("items")).toList();
    }

    public static String amount(JsonNode money) {
        return money.path("amount").asText("missing");
    }

    /** For one that is in one of these states, kinds and so on. */
    public static Predicate<JsonNode> is(String field, String... words) {
        return row -> Set.of(words).contains(row.path(field).asText());
    }

    /** For a list that has grown. */
    public static Predicate<JsonNode> has(String field, int members) {
        return row -> row.path(field).size() >= members;
    }

    private String arrive(String... services) {
        String cases = "/api/cases?patient=" + guest.patient(staff.desk()) + "&limit=200";
        Set<String> before = ids(staff.desk().get(cases));
        Outside.order(
                places.emr(),
                Map.of(
                        "arrive",
                        Map.of(
                                "visit",
                                number,
                                "site",
                                "RUH",
                                "patient",
                                guest.identifier(),
                                "services",
                                List.of(services))));
        Set<String> after = ids(staff.desk().await(cases, seen -> !before.containsAll(ids(seen))));
        after.removeAll(before);
        String mine = after.iterator().next();
        staff.desk()
                .await(
                        "/api/charges?case=" + mine,
                        charges -> charges.path("items").size() == services.length);
        return mine;
    }

    private static JsonNode first(Person person, String path, Predicate<JsonNode> enough) {
        return person.await(path, page -> enough.test(page.path("items").path(0)))
                .path("items")
                .path(0);
    }

    private static Set<String> ids(JsonNode page) {
        return Outside.stream(page.path("items"))
                .map(row -> row.path("id").asText())
                .collect(Collectors.toSet());
    }
}
