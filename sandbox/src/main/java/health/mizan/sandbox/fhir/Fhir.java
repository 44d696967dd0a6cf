package health.mizan.sandbox.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.Answer;
import health.mizan.sandbox.Json;
import health.mizan.sandbox.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Resources as trees: reading what is sent, writing what is answered. */
public final class Fhir {

    public static final String JSON = "application/fhir+json";

    private Fhir() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static ObjectNode resource(String type, String id) {
        return object().put("resourceType", type).put("id", id);
    }

    public static Answer answer(int status, JsonNode resource) {
        return new Answer(status, JSON + ";charset=utf-8", Json.write(resource), Map.of());
    }

    /** A refusal in FHIR's words. */
    public static Answer answer(Refusal refusal) {
        return answer(refusal.status(), outcome(refusal.code(), String.valueOf(refusal.getMessage())));
    }

    /** @param code of FHIR's issue types if it is one; otherwise the party's own, and the issue is a processing one */
    public static ObjectNode outcome(String code, String text) {
        ObjectNode outcome = object().put("resourceType", "OperationOutcome");
        ObjectNode issue = outcome.putArray("issue").addObject().put("severity", "error");
        issue.put("code", code.matches("[a-z-]+") ? code : "processing");
        ObjectNode details = issue.putObject("details");
        if (!code.matches("[a-z-]+")) {
            details.putArray("coding").addObject().put("code", code);
        }
        details.put("text", text);
        return outcome;
    }

    public static ObjectNode concept(String system, String code) {
        ObjectNode concept = object();
        concept.putArray("coding").addObject().put("system", system).put("code", code);
        return concept;
    }

    /** The first code of a concept. */
    public static String code(JsonNode concept) {
        return concept.path("coding").path(0).path("code").asText("");
    }

    public static ObjectNode reference(String to) {
        return object().put("reference", to);
    }

    public static ObjectNode identifier(String system, String value) {
        return object().put("system", system).put("value", value);
    }

    public static ObjectNode sar(long minor) {
        return object().put("value", BigDecimal.valueOf(minor, 2)).put("currency", "SAR");
    }

    /** An amount in halalas. */
    public static long minor(JsonNode money) {
        try {
            return money.path("value")
                    .decimalValue()
                    .setScale(2, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException tooFine) {
            throw new Refusal(422, "value", "an amount has more than two decimals, or is too large");
        }
    }

    /** The extension whose address ends with this name. */
    public static JsonNode extension(JsonNode element, String name) {
        return stream(element.path("extension"))
                .filter(extension -> extension.path("url").asText().endsWith("/" + name))
                .findFirst()
                .orElse(object());
    }

    public static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
