package health.mizan.sandbox.emr;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.Refusal;
import health.mizan.sandbox.fhir.Fhir;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The few search parameters this server knows; an unknown one is refused, because ignoring it would find too much. */
final class Search {

    private static final Map<String, List<String>> REFERENCES = Map.of(
            "patient", List.of("patient", "subject", "beneficiary"),
            "subject", List.of("subject"),
            "request", List.of("request"),
            "encounter", List.of("encounter", "context"));

    private Search() {}

    static Predicate<JsonNode> of(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> one(parameter.getKey(), parameter.getValue()))
                .reduce(resource -> true, Predicate::and);
    }

    /** A condition of a conditional create or update; it must narrow. */
    static Predicate<JsonNode> condition(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.substring(query.indexOf('?') + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return condition(parameters);
    }

    static Predicate<JsonNode> condition(Map<String, String> parameters) {
        if (parameters.isEmpty()) {
            throw new Refusal(412, "required", "a condition names at least one parameter");
        }
        return of(parameters);
    }

    private static Predicate<JsonNode> one(String name, String value) {
        if (REFERENCES.containsKey(name)) {
            return resource ->
                    REFERENCES.get(name).stream().map(resource::path).anyMatch(reference -> refersTo(reference, value));
        }
        return switch (name) {
            case "_id" -> resource -> resource.path("id").asText().equals(value);
            case "status" -> resource -> resource.path("status").asText().equals(value);
            case "identifier" -> resource -> identifiers(resource).anyMatch(identifier -> isToken(identifier, value));
            case "request:identifier" ->
                resource -> isToken(resource.path("request").path("identifier"), value);
            default -> throw new Refusal(400, "not-supported", "there is no search parameter " + name);
        };
    }

    /** Most types have several identifiers, a few have one. */
    private static Stream<JsonNode> identifiers(JsonNode resource) {
        JsonNode identifier = resource.path("identifier");
        return identifier.isArray() ? Fhir.stream(identifier) : Stream.of(identifier);
    }

    private static boolean isToken(JsonNode identifier, String token) {
        int bar = token.indexOf('|');
        return identifier.path("value").asText("").equals(token.substring(bar + 1))
                && (bar < 0 || identifier.path("system").asText("").equals(token.substring(0, bar)));
    }

    private static boolean refersTo(JsonNode reference, String to) {
        String target = reference.path("reference").asText("");
        return !target.isEmpty() && (target.equals(to) || target.endsWith("/" + to));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
