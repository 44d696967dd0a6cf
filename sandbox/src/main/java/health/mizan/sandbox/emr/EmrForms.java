package health.mizan.sandbox.emr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.Refusal;
import health.mizan.sandbox.fhir.Fhir;
import health.mizan.sandbox.pages.PageForm;
import health.mizan.sandbox.pages.PageForm.Choice;
import health.mizan.sandbox.pages.PageForm.Field;
import java.util.List;
import java.util.Map;

/** The EMR's controls as forms of its page, filled in with the demo clinic's Silver member. */
final class EmrForms {

    private EmrForms() {}

    static List<PageForm> all() {
        return List.of(
                new PageForm(
                        "arrive",
                        "A patient arrives and services are ordered",
                        List.of(
                                Field.text("visit", "Visit number", "V-1001"),
                                Field.choice("site", "Site", Choice.of("RUH", "JED")),
                                Field.text(
                                        "system",
                                        "Kind of identity number",
                                        "https://example.org/identifier/demo-iqama"),
                                Field.text("value", "Identity number", "DEMO-2-000003"),
                                Field.text("services", "Services", "DS-100 DS-201 DS-202")),
                        "Tell billing"),
                new PageForm(
                        "finish",
                        "The visit is over: what was ordered was done",
                        List.of(
                                Field.text("visit", "Visit number", "V-1001"),
                                Field.text("diagnosis", "Diagnosis (ICD-10-AM)", "E11.9")),
                        "Tell billing"),
                new PageForm(
                        "cancel",
                        "The visit will not take place",
                        List.of(Field.text("visit", "Visit number", "V-1001")),
                        "Tell billing"));
    }

    static JsonNode order(String form, Map<String, String> fields) {
        ObjectNode order = Fhir.object();
        ObjectNode visit =
                switch (form) {
                    case "arrive", "finish", "cancel" -> order.putObject(form);
                    default -> throw new Refusal(404, "no_such_control", "GET / shows what there is");
                };
        visit.put("visit", fields.getOrDefault("visit", ""));
        if (form.equals("arrive")) {
            visit.put("site", fields.getOrDefault("site", "RUH"));
            visit.putObject("patient")
                    .put("system", fields.getOrDefault("system", ""))
                    .put("value", fields.getOrDefault("value", ""));
            ArrayNode services = visit.putArray("services");
            for (String code : fields.getOrDefault("services", "").split("[\\s,]+", -1)) {
                if (!code.isEmpty()) {
                    services.add(code);
                }
            }
        }
        if (form.equals("finish")) {
            visit.put("diagnosis", fields.getOrDefault("diagnosis", ""));
        }
        return order;
    }
}
