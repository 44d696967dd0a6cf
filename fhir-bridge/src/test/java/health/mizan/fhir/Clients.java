package health.mizan.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.testing.Http;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Tokens;
import java.util.Set;
import java.util.UUID;

/** Other systems that talk FHIR to the server under test. */
public final class Clients {

    public static final String JSON = "application/fhir+json";

    private Clients() {}

    /** One that may do everything with everything, at these sites. */
    public static String of(String name, String... sites) {
        return Tokens.client(name, Set.of(sites), "system/*.cruds");
    }

    public static Answer create(Http http, String token, String type, String body) {
        return http.call("POST", "/fhir/" + type).as(token).body(JSON, body).send();
    }

    public static Answer bundle(Http http, String token, String body) {
        return http.call("POST", "/fhir").as(token).body(JSON, body).send();
    }

    /** A patient whom billing can work with. */
    public static String patient(String system, String number, String family) {
        return """
                {"resourceType":"Patient","identifier":[{"system":"%s","value":"%s"}],
                 "name":[{"use":"official","family":"%s","given":["Salma"]}],"gender":"female",
                 "birthDate":"1985-03-12","telecom":[{"system":"phone","value":"0551234567"}]}
                """.formatted(system, number, family);
    }

    public static String fresh() {
        return "N-" + UUID.randomUUID().toString().substring(0, 18);
    }

    /** The id that an answer to a create or an entry of a transaction gave out. */
    public static String id(Answer created) {
        return created.json().path("id").asText();
    }

    public static String idOfEntry(JsonNode bundle, int entry) {
        return bundle.path("entry")
                .path(entry)
                .at("/response/location")
                .asText()
                .split("/", -1)[1];
    }
}
