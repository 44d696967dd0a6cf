package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.mizan.testing.Http;
import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Getting in without a token, or with one that nobody gave. */
final class TokenAttacks implements Surface {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of what the descriptions of our interfaces name, this alone is open to everybody. */
    private static final Set<String> PUBLIC = Set.of("GET /problems", "GET /problems/{slug}", "GET /fhir/metadata");

    @Override
    public String name() {
        return "authentication/tokens";
    }

    @Override
    public void bind(Bindings to) {
        to.live("AN-004", "on an invoice");
        to.live(
                "AN-006",
                "on an invoice",
                attack -> attack.send(attack.shot().as(attack.passes().signedWithThePublicKey())));
        to.live("AN-022", "on an invoice", attack -> attack.send(attack.shot().without("Authorization")));
        to.live("AN-024", "on an invoice");
        to.live("AN-025", "every operation of `/openapi.json` and every interaction of `/fhir/metadata`", attack -> {
            Set<String> documented = documented(attack);
            assertThat(documented).hasSizeGreaterThan(200);
            // Over connections that are kept: there are hundreds.
            Http http = new Http(attack.port());
            for (String operation : documented) {
                if (!PUBLIC.contains(operation)) {
                    Http.Answer answer = asked(http, operation);
                    attack.judged(operation, new Answer(answer.status(), operation, answer.text()));
                }
            }
        });
    }

    @Override
    public String twin() {
        return "a patient with a token reads the own invoice";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        assertThat(lawful.send(Shot.get("/api/invoices/" + lawful.clinic().id("inv.A"))
                                .as(lawful.token("patientA")))
                        .text())
                .contains(lawful.clinic().canaries("A").getLast());
    }

    private static Set<String> documented(Attack attack) throws IOException {
        Set<String> operations = new LinkedHashSet<>();
        JsonNode api = JSON.readTree(attack.probe(Shot.get("/openapi.json")).text());
        api.path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(
                        method -> operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        JsonNode fhir = JSON.readTree(attack.probe(Shot.get("/fhir/metadata")).text());
        for (JsonNode resource : fhir.at("/rest/0/resource")) {
            String type = "/fhir/" + resource.path("type").asText();
            resource.path("interaction")
                    .forEach(interaction ->
                            operations.add(line(interaction.path("code").asText(), type)));
        }
        operations.add("POST /fhir");
        operations.add("POST /fhir/$process-message");
        return operations;
    }

    private static String line(String interaction, String type) {
        return switch (interaction) {
            case "search-type" -> "GET " + type;
            case "create" -> "POST " + type;
            case "update" -> "PUT " + type + "/{id}";
            case "delete" -> "DELETE " + type + "/{id}";
            case "history-instance" -> "GET " + type + "/{id}/_history";
            default -> "GET " + type + "/{id}";
        };
    }

    private static Http.Answer asked(Http http, String operation) {
        String[] parts = operation.split(" ", 2);
        Http.Call call = http.call(
                parts[0], parts[1].replaceAll("\\{[^}]+}", UUID.randomUUID().toString()));
        return Set.of("GET", "DELETE").contains(parts[0])
                ? call.send()
                : call.body("application/json", "{}").send();
    }
}
