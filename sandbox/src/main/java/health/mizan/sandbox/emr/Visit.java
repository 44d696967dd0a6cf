package health.mizan.sandbox.emr;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.Refusal;
import health.mizan.sandbox.fhir.Fhir;
import java.util.List;

/**
 * What happens to a visit, as the control API orders it:
 * <pre>
 * {"visit": "V-1001", "site": "RUH", "patient": {"system": "…", "value": "…", "family": "…", "given": "…",
 *  "gender": "male", "birthDate": "1990-01-01"}, "services": ["DS-100", "DS-201"], "diagnosis": "E11.9"}
 * </pre>
 *
 * @param doctor   licence number of the practitioner
 * @param services codes of the demo clinic's list; the same code twice is two orders
 * @param state    an Encounter status
 */
record Visit(
        String number,
        String site,
        JsonNode patient,
        String doctor,
        List<String> services,
        String diagnosis,
        String state) {

    static final String SERVICES = "https://example.org/fhir/CodeSystem/demo-services";

    static Visit of(JsonNode order, String state) {
        return new Visit(
                text(order, "visit"),
                order.path("site").asText("RUH"),
                order.path("patient"),
                order.path("doctor").asText(doctorOf(order.path("site").asText("RUH"))),
                Fhir.stream(order.path("services")).map(JsonNode::asText).toList(),
                order.path("diagnosis").asText("Z00.0"),
                state);
    }

    /** A general practitioner of the demo clinic, by licence number. */
    private static String doctorOf(String site) {
        return site.equals("JED") ? "DEMO-LIC-0003" : "DEMO-LIC-0001";
    }

    String orderStatus() {
        return switch (state) {
            case "finished" -> "completed";
            case "cancelled" -> "revoked";
            default -> "active";
        };
    }

    private static String text(JsonNode order, String field) {
        String text = order.path(field).asText("");
        if (text.isBlank()) {
            throw new Refusal(400, "missing_field", field + " is missing");
        }
        return text;
    }
}
