package health.mizan.attacks;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Caller;
import health.mizan.logins.LoginLink;
import health.mizan.logins.PatientLogins;
import health.mizan.parties.PatientId;
import health.mizan.sandbox.demo.Guest;
import health.mizan.sandbox.demo.Newcomer;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.demo.Till;
import health.mizan.sandbox.demo.Visit;
import health.mizan.sandbox.people.Person;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;

/**
 * What the attackers are after, made through the front doors: patient A with an open bill at RUH, patient B who paid and
 * got some back, patient C of the other site. {@link #id} has our ids under the names that the sample uses.
 */
final class Clinic {

    private static final Caller SELF = new Caller.Self("attacks");
    private static final String SERVICES = "https://example.org/fhir/CodeSystem/demo-services";

    final Places places;
    final Staff staff;
    final Till till;
    final Visit ofA;
    final Visit ofB;
    final JsonNode attemptOfA;

    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, List<String>> canaries = new HashMap<>();

    Clinic(Places places, PatientLogins logins, ProcessEngine engine) {
        this.places = places;
        this.staff = Staff.login(places.mizan());
        this.till = new Till(places, staff.desk());
        this.ofA = Visit.begin(places, staff, Guest.withoutCover(staff.desk()), "DS-100", "DS-201");
        this.ofB = Visit.begin(places, staff, Guest.withoutCover(staff.desk()), "DS-100", "DS-201");
        ofA.finish();
        ofB.finish();
        link(logins, Passes.PATIENT_A, ofA);
        link(logins, Passes.PATIENT_B, ofB);
        billed("A", ofA);
        paidAndSomeBack(billed("B", ofB));
        planned(Visit.begin(places, staff, Guest.withoutCover(staff.desk()), "DS-100"));
        this.attemptOfA = openPage(Visit.begin(places, staff, ofA.guest(), "DS-100"));
        ids.put("task", reminder(engine));
        otherSite();
    }

    /** Our id of what the sample calls by this name, such as {@code inv.A}. */
    String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalArgumentException("nothing is called " + name);
        }
        return id;
    }

    boolean knows(String name) {
        return ids.containsKey(name);
    }

    /** Texts of somebody, A, B or C, that occur nowhere by chance; everybody's for {@code *}. */
    List<String> canaries(String whose) {
        return whose.equals("*")
                ? canaries.values().stream().flatMap(List::stream).toList()
                : canaries.getOrDefault(whose, List.of());
    }

    static Map<String, String> sar(String amount) {
        return Map.of("amount", amount, "currency", "SAR");
    }

    private void planned(Visit visit) {
        ids.put("case.planned", visit.financialCase());
        ids.put(
                "charge.planned",
                staff.desk()
                        .get("/api/charges?case=" + visit.financialCase())
                        .at("/items/0/id")
                        .asText());
        ids.put("order.cash", till.order("deposit", visit.financialCase(), sar("50.00"), "immediate"));
    }

    /** Somebody is to remind A of the bill, as if three weeks had gone by. */
    private String reminder(ProcessEngine engine) {
        String instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("patient-payment")
                .processInstanceBusinessKey(id("inv.A"))
                .singleResult()
                .getId();
        engine.getRuntimeService()
                .createProcessInstanceModification(instance)
                .cancelAllForActivity("wait-for-the-payment")
                .startBeforeActivity("remind-the-patient")
                .execute();
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private static void link(PatientLogins logins, String subject, Visit visit) {
        logins.link(
                SELF,
                new LoginLink(
                        subject,
                        new PatientId(UUID.fromString(visit.patient())),
                        LoginLink.Relation.SELF,
                        LoginLink.Scope.FULL,
                        LocalDate.of(2020, 1, 1),
                        null));
    }

    private JsonNode billed(String who, Visit visit) {
        JsonNode invoice = visit.invoice("issued");
        ids.put("inv." + who, invoice.path("id").asText());
        ids.put("case." + who, visit.financialCase());
        ids.put("patient." + who, visit.patient());
        ids.put("inv." + who + ".balance", Visit.amount(invoice.path("open")));
        canaries.put(
                who,
                List.of(
                        visit.guest().number(),
                        "Guest " + visit.guest().number().substring(7),
                        invoice.path("number").asText()));
        return invoice;
    }

    private void paidAndSomeBack(JsonNode invoice) {
        JsonNode paid = till.pay(invoice, invoice.path("open"), "card", Till.VISA);
        JsonNode refund = till.refund(staff.finance(), paid, sar("10.00"));
        ids.put("refund.B", refund.path("id").asText());
        ids.put("order.B", paid.path("order").asText());
        ids.put("attempt.B", paid.path("id").asText());
        ofB.told(3);
        JsonNode notices = staff.finance().get("/api/write-backs?case=" + ofB.financialCase());
        ids.put(
                "note.B",
                Outside.stream(notices.path("items"))
                        .filter(Visit.is("kind", "payment"))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asText());
    }

    /** A stands before the gateway's page for a deposit of 60.00 and has not paid. */
    private JsonNode openPage(Visit next) {
        String order = till.order("deposit", next.financialCase(), sar("60.00"), "immediate");
        ids.put("order.A", order);
        JsonNode attempt = till.ask(order, "card").json();
        ids.put("attempt.A", attempt.path("id").asText());
        return attempt;
    }

    private void otherSite() {
        Person admin = Person.login(places.mizan(), "admin");
        String mark = "H" + UUID.randomUUID().toString().substring(0, 8);
        String patient = new Newcomer("Elsewhere " + mark, "ضيف من جدة", "DEMO-2-" + mark).register(admin, "JED");
        JsonNode visit = admin.post(
                "/api/cases",
                Map.of(
                        "patient",
                        patient,
                        "facility",
                        "JED",
                        "selfPay",
                        true,
                        "services",
                        List.of(Map.of("system", SERVICES, "code", "DS-100"))));
        ids.put("patient.C", patient);
        ids.put("case.C", visit.path("id").asText());
        canaries.put("C", List.of(mark, visit.path("id").asText()));
    }
}
