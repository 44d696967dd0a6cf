package health.mizan.sandbox.emr;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.Refusal;
import java.util.List;
import java.util.Map;

/** The types this server keeps, and what R4 requires of each. */
final class Shapes {

    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            Map.entry("Patient", List.of()),
            Map.entry("Practitioner", List.of()),
            Map.entry("Encounter", List.of("status", "class")),
            Map.entry("ServiceRequest", List.of("status", "intent", "subject")),
            Map.entry("Coverage", List.of("status", "beneficiary", "payor")),
            Map.entry("Appointment", List.of("status", "participant")),
            Map.entry("ChargeItem", List.of("status", "code", "subject")),
            Map.entry("Condition", List.of("subject")),
            Map.entry("PaymentNotice", List.of("status", "created", "payment", "recipient", "amount")),
            Map.entry("Invoice", List.of("status")),
            Map.entry("DocumentReference", List.of("status", "content")),
            Map.entry("Basic", List.of("code")));

    private Shapes() {}

    static List<String> kinds() {
        return REQUIRED.keySet().stream().sorted().toList();
    }

    static void requireKnown(String kind) {
        if (!REQUIRED.containsKey(kind)) {
            throw new Refusal(404, "not-supported", "this server keeps no " + (kind.isEmpty() ? "such thing" : kind));
        }
    }

    static void check(String kind, JsonNode resource) {
        if (!resource.path("resourceType").asText().equals(kind)) {
            throw new Refusal(400, "invalid", "the body is not a " + kind);
        }
        for (String element : REQUIRED.getOrDefault(kind, List.of())) {
            JsonNode given = resource.path(element);
            if (given.isMissingNode() || (given.isContainerNode() && given.isEmpty())) {
                throw new Refusal(422, "required", kind + "." + element + " is required");
            }
        }
        if (resource.has("amount") && !resource.path("amount").path("value").isNumber()) {
            throw new Refusal(422, "value", kind + ".amount.value is a number");
        }
    }
}
