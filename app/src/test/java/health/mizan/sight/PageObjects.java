package health.mizan.sight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Caller;
import health.mizan.logins.LoginLink;
import health.mizan.logins.PatientLogins;
import health.mizan.parties.PatientId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.receiptbook.ReceiptBook;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.demo.Till;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What only pages are about, of the patient whose objects were walked: a visit to come, its hold, a link, a receipt. */
final class PageObjects {

    static final Caller.Patient OWNER = new Caller.Patient("login-of-the-patient", Set.of());

    private static final String SERVICES = "https://example.org/fhir/CodeSystem/demo-services";

    private final Map<String, String> all;

    PageObjects(Map<String, String> walked, Places places, ReceiptBook receipts, PatientLogins logins) {
        this.all = new HashMap<>(walked);
        Staff staff = Staff.login(places.mizan());
        all.put("visit", visit(staff));
        agreed(staff);
        all.put("hold", hold(new Till(places, staff.desk())));
        all.put("token", link(staff).replaceFirst(".*/", ""));
        all.put(
                "receipt",
                receipts.under(new PaymentOrderId(UUID.fromString(all.get("till"))))
                        .getFirst()
                        .address());
        signsIn(logins);
        assertThat(all.values()).noneMatch(String::isEmpty);
    }

    private String visit(Staff staff) {
        return staff.desk()
                .post(
                        "/api/cases",
                        Map.of(
                                "patient",
                                all.get("patient"),
                                "facility",
                                "RUH",
                                "selfPay",
                                true,
                                "services",
                                List.of(Map.of("system", SERVICES, "code", "DS-100"))))
                .path("id")
                .asText();
    }

    private void agreed(Staff staff) {
        String estimate = staff.desk()
                .post("/api/estimates", Map.of("financialCase", all.get("visit")))
                .path("id")
                .asText();
        staff.desk().post("/api/estimates/" + estimate + "/acceptance", Map.of("language", "en"));
    }

    private String hold(Till till) {
        String hold = till.order("case", all.get("visit"), Map.of("amount", "20.00", "currency", "SAR"), "deferred");
        JsonNode attempt = till.ask(hold, "card").json();
        till.give(attempt, Till.VISA);
        till.attempt(attempt, "authorised");
        return hold;
    }

    private String link(Staff staff) {
        return staff.desk()
                .post("/api/pay-links", Map.of("debtKind", "invoice", "debt", all.get("invoice"), "language", "en"))
                .path("address")
                .asText();
    }

    private void signsIn(PatientLogins logins) {
        logins.link(
                new Caller.Self("matrix"),
                new LoginLink(
                        OWNER.subject(),
                        new PatientId(UUID.fromString(all.get("patient"))),
                        LoginLink.Relation.SELF,
                        LoginLink.Scope.FULL,
                        LocalDate.of(2020, 1, 1),
                        null));
    }

    void put(String kind, String id) {
        all.put(kind, id);
    }

    Map<String, String> all() {
        return Map.copyOf(all);
    }

    static Places places(int port, int sandboxPort) {
        return new Places(local(port), local(sandboxPort), local(sandboxPort + 1), local(sandboxPort + 2));
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
