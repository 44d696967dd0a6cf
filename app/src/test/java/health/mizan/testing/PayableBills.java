package health.mizan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.demo.Guest;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.demo.Visit;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Bills that somebody is to pay, and links to them, made as the clinic makes them: over HTTP. */
public final class PayableBills {

    /** In which all guests of the demonstration were born. */
    public static final String BIRTH_YEAR = "1986";

    private static final String SERVICES = "https://example.org/fhir/CodeSystem/demo-services";

    private final Places places;
    private final Staff staff;

    public PayableBills(int port, int sandboxPort) {
        this.places = new Places(local(port), local(sandboxPort), local(sandboxPort + 1), local(sandboxPort + 2));
        this.staff = Staff.login(places.mizan());
    }

    /** A member's share of three services, as the insurer decided it. */
    public JsonNode insured() {
        Visit visit = member();
        visit.accept(visit.estimate());
        return billed(visit);
    }

    /** Of one who pays alone. */
    public JsonNode alone() {
        return billed(Visit.begin(places, staff, Guest.withoutCover(staff.desk()), "DS-100", "DS-201"));
    }

    /** Of the patient who signs in as {@code patient}: one visit without cover. */
    public JsonNode ofDemoPatient() {
        String patient = staff.desk()
                .post("/api/patients/search", Map.of("text", "R-0005"))
                .path("items")
                .path(0)
                .path("id")
                .asText();
        JsonNode visit = staff.desk()
                .post(
                        "/api/cases",
                        Map.of(
                                "patient",
                                patient,
                                "facility",
                                "RUH",
                                "selfPay",
                                true,
                                "services",
                                List.of(Map.of("system", SERVICES, "code", "DS-100"))));
        String financialCase = visit.path("id").asText();
        String charge = visit.path("charges").path(0).asText();
        staff.desk().post("/api/charges/" + charge + "/performance", Map.of());
        staff.desk().post("/api/cases/" + financialCase + "/confirmation", Map.of());
        return staff.finance()
                .await("/api/invoices?case=" + financialCase, page -> !page.path("items")
                        .isEmpty())
                .path("items")
                .path(0);
    }

    /** The path of a fresh link, without the language. */
    public String link(JsonNode invoice) {
        return link(Map.of("debtKind", "invoice", "debt", invoice.path("id").asText()));
    }

    /** Of a link by which the share of a visit to come is set aside. */
    public String holdLink() {
        Visit visit = member();
        visit.accept(visit.estimate());
        return link(Map.of("debtKind", "case", "debt", visit.financialCase()));
    }

    /** What a biller does with a question of which there is one about this invoice. */
    public void answerTheQuestionAbout(JsonNode invoice, String answer) {
        JsonNode questions = staff.biller().get("/api/bill-questions?limit=200").path("items");
        String id = StreamSupport.stream(questions.spliterator(), false)
                .filter(question -> question.path("debt").equals(invoice.path("id")))
                .map(question -> question.path("id").asText())
                .findFirst()
                .orElseThrow();
        int status = staff.biller()
                .call(
                        "PUT",
                        "/api/bill-questions/" + id + "/settlement",
                        Map.of("Content-Type", "application/json"),
                        "{\"answer\":\"" + answer + "\"}")
                .status();
        assertThat(status).isEqualTo(204);
    }

    public Staff staff() {
        return staff;
    }

    /** The gateway does as it is asked and then says nothing, this many times. */
    public void silentGateway(int times) {
        Outside.order(places.gateway(), Map.of("webhooks", Map.of("paused", true)));
        Outside.fault(places.gateway(), Map.of("kind", "drop-after", "path", "/v1/payments", "times", times));
    }

    public void calm() {
        Outside.calm(places.gateway());
        Outside.order(places.gateway(), Map.of("webhooks", Map.of("paused", false)));
    }

    private String link(Map<String, String> debt) {
        Map<String, String> wanted = new HashMap<>(debt);
        wanted.put("language", "en");
        String address =
                staff.desk().post("/api/pay-links", wanted).path("address").asText();
        return URI.create(address).getPath().substring(3);
    }

    private Visit member() {
        Visit visit = Visit.begin(places, staff, Guest.silver(staff.desk()), "DS-100", "DS-201", "DS-202");
        visit.check(visit.askInsurer(), "answered");
        return visit;
    }

    private static JsonNode billed(Visit visit) {
        visit.finish();
        return visit.invoice("issued");
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
