package health.mizan.sandbox.payer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.Refusal;
import health.mizan.sandbox.fhir.Fhir;
import health.mizan.sandbox.pages.PageForm;
import health.mizan.sandbox.pages.PageForm.Choice;
import health.mizan.sandbox.pages.PageForm.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The payer's controls as forms of its page. */
final class PayerForms {

    private PayerForms() {}

    static List<PageForm> all() {
        List<Choice> scenarios = Arrays.stream(Scenario.values())
                .map(scenario -> new Choice(scenario.code(), scenario.code() + ": " + scenario.behaviour()))
                .toList();
        return List.of(
                new PageForm(
                        "scenario",
                        "Treat somebody otherwise",
                        List.of(
                                Field.text("for", "Member or claim number", "any"),
                                Field.choice("is", "Treated as", scenarios)),
                        "Order"),
                new PageForm(
                        "deny",
                        "Deny a service",
                        List.of(
                                Field.text("for", "Member or claim number", "any"),
                                Field.text("service", "Service code", "DS-202"),
                                Field.choice(
                                        "reason",
                                        "Reason (CV-1-4 leaves it to the member)",
                                        Choice.of("MN-1-1", "CV-1-4", "SE-1-6"))),
                        "Order"),
                new PageForm(
                        "member",
                        "Enrol somebody, who is then found by the number of the document",
                        List.of(
                                Field.text("person", "Identity, residence or passport number", "DEMO0003"),
                                Field.text("insurer", "Insurer's licence number", "NAJD-001"),
                                Field.text("number", "Member number", "NJD-9005-00"),
                                Field.text("plan", "Plan", "SILVER")),
                        "Enrol"),
                new PageForm("decide", "Decide pended claims", List.of(), "Decide now"),
                new PageForm(
                        "reissue",
                        "Decide a claim again by what is ordered now",
                        List.of(Field.text("claim", "Claim number", "")),
                        "Decide again"),
                new PageForm("forget", "Forget all orders", List.of(), "Forget"));
    }

    static JsonNode order(String form, Map<String, String> fields) {
        ObjectNode order = Fhir.object();
        switch (form) {
            case "scenario" ->
                order.putObject("scenario").put("for", field(fields, "for")).put("is", field(fields, "is"));
            case "deny" ->
                order.putObject("deny")
                        .put("for", field(fields, "for"))
                        .put("service", field(fields, "service"))
                        .put("reason", field(fields, "reason"));
            case "member" ->
                order.putObject("member")
                        .put("person", field(fields, "person"))
                        .put("insurer", field(fields, "insurer"))
                        .put("number", field(fields, "number"))
                        .put("plan", field(fields, "plan"));
            case "decide" -> order.put("decide", "all");
            case "reissue" -> order.putObject("reissue").put("claim", field(fields, "claim"));
            case "forget" -> order.put("forget", true);
            default -> throw new Refusal(404, "no_such_control", "GET / shows what there is");
        }
        return order;
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
