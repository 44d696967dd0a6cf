package health.mizan.sandbox.payer;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.fhir.Fhir;
import health.mizan.sandbox.messages.Message;

/**
 * Whom a message is about, as the payer knows people: by member number.
 *
 * @param person the number of the identity document
 */
record Member(String number, String person, String plan) {

    static Member of(PayerEntry.Enrolled known) {
        return new Member(known.number(), known.person(), known.plan());
    }

    static Member of(Message message, JsonNode request) {
        JsonNode coverage = coverage(message, request);
        String number = coverage.path("identifier").path(0).path("value").asText("");
        String plan = Fhir.stream(coverage.path("class"))
                .filter(part -> Fhir.code(part.path("type")).equals("plan"))
                .map(part -> part.path("value").asText(""))
                .findFirst()
                .orElse("");
        return new Member(
                number.isEmpty() ? coverage.path("subscriberId").asText("") : number, person(message, request), plan);
    }

    static String person(Message message, JsonNode request) {
        JsonNode patient = message.resolve(request.path("patient"));
        return patient.path("identifier").path(0).path("value").asText("");
    }

    /** The last day of the cover that is shown; empty if it names none. */
    static String until(Message message, JsonNode request) {
        return coverage(message, request).path("period").path("end").asText("");
    }

    private static JsonNode coverage(Message message, JsonNode request) {
        JsonNode insurance = Fhir.stream(request.path("insurance"))
                .filter(one -> one.path("focal").asBoolean(true))
                .findFirst()
                .orElse(Fhir.object());
        return message.resolve(insurance.path("coverage"));
    }
}
