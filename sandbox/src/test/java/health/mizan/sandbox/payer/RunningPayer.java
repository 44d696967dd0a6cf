package health.mizan.sandbox.payer;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.MovableClock;
import health.mizan.sandbox.RunningParty;
import health.mizan.sandbox.SandboxSettings.Door;
import health.mizan.sandbox.fhir.Fhir;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The payer on a free port, and a provider's way to talk to it. */
final class RunningPayer extends RunningParty {

    private static final List<Duration> RETRIES = List.of(Duration.ofMillis(50), Duration.ofMillis(50));

    RunningPayer(Path data, Door door) throws IOException {
        this(data, door, new MovableClock(Clock.systemUTC()));
    }

    private RunningPayer(Path data, Door door, MovableClock clock) throws IOException {
        super(new Payer(new PayerSettings(data.resolve("payer.journal"), door, RETRIES), clock), clock);
    }

    String send(String message) {
        return send("POST", "/$process-message", message).body();
    }

    /** The book's row of a claim. */
    JsonNode row(String claim) {
        return Fhir.stream(rows())
                .filter(row -> row.path("claim").asText().equals(claim))
                .findFirst()
                .orElseThrow();
    }

    static JsonNode header(String message) {
        return tree(message).at("/entry/0/resource");
    }

    /** What a message is about. */
    static JsonNode focus(String message) {
        return tree(message).at("/entry/1/resource");
    }

    static String outcome(JsonNode element) {
        return Fhir.code(
                Fhir.extension(element, "extension-adjudication-outcome").path("valueCodeableConcept"));
    }

    /** The amounts of one line, in halalas, by category. */
    static Map<String, Long> amounts(JsonNode item) {
        return Fhir.stream(item.path("adjudication"))
                .filter(part -> part.has("amount"))
                .collect(Collectors.toMap(
                        part -> Fhir.code(part.path("category")), part -> Fhir.minor(part.path("amount"))));
    }
}
