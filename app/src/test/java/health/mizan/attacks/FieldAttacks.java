package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.util.List;

/** Writing fields that are not the caller's to write, reading those that are not to be read. */
final class FieldAttacks implements Surface {

    @Override
    public String name() {
        return "mass assignment/field access";
    }

    @Override
    public void bind(Bindings to) {
        to.live(
                "MA-006",
                "a charge of the case performed, with the invoice in the body; charges take no PATCH",
                FieldAttacks::invoiceInTheBody);
        to.live(
                "MA-013",
                "what a desk can read of a case, a patient, a bill, a payment, and every list",
                FieldAttacks::everythingReadable);
    }

    private static void invoiceInTheBody(Attack attack) throws Exception {
        String charge = charge(attack);
        String invoice = "\"invoice\":{\"id\":\"" + attack.clinic().id("inv.A") + "\",\"status\":\"cancelled\"}";
        attack.send(attack.shot()
                .to("POST", "/api/charges/" + charge + "/performance")
                .json("{\"occurredOn\":\"2026-01-01\"," + invoice + "}"));
        attack.alsoAccepts(405, "the address is there, the method is not")
                .send(attack.shot().to("PATCH", "/api/charges/" + charge));
    }

    private static void everythingReadable(Attack attack) throws Exception {
        for (String path : readable(attack)) {
            attack.send(attack.shot().to("GET", path).without("Content-Type"));
        }
    }

    @Override
    public String twin() {
        return "a desk reads the charges of a case";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        Answer charges = lawful.send(
                Shot.get("/api/charges?case=" + lawful.clinic().id("case.A")).as(lawful.token("frontdeskF1")));
        assertThat(charges.text()).contains("DS-100", "DS-201");
    }

    private static String charge(Attack attack) {
        return attack.clinic()
                .staff
                .biller()
                .get("/api/charges?case=" + attack.clinic().id("case.A"))
                .at("/items/0/id")
                .asText();
    }

    private static List<String> readable(Attack attack) {
        Clinic clinic = attack.clinic();
        return List.of(
                "/api/cases?limit=200",
                "/api/cases/" + clinic.id("case.A"),
                "/api/cases/" + clinic.id("case.A") + "/write-back",
                "/api/charges?case=" + clinic.id("case.A"),
                "/api/claims?limit=200",
                "/api/contracts",
                "/api/desk-payments",
                "/api/eligibility-checks?patient=" + clinic.id("patient.A"),
                "/api/facilities",
                "/api/fee-schedules",
                "/api/gateways",
                "/api/invoices?limit=200",
                "/api/invoices/" + clinic.id("inv.A"),
                "/api/invoices/" + clinic.id("inv.B") + "/payments",
                "/api/patients/" + clinic.id("patient.A"),
                "/api/patients/" + clinic.id("patient.A") + "/coverages",
                "/api/payers",
                "/api/payment-attempts/" + clinic.id("attempt.A"),
                "/api/payment-orders?limit=200",
                "/api/payment-orders/" + clinic.id("order.B"),
                "/api/plans",
                "/api/practitioners",
                "/api/price-exceptions",
                "/api/processes?case=" + clinic.id("case.A"),
                "/api/refunds?limit=200",
                "/api/services",
                "/api/tasks",
                "/api/write-backs?case=" + clinic.id("case.B"));
    }
}
