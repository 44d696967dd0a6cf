package health.mizan.sandbox.payer;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.Json;
import health.mizan.sandbox.MovableClock;
import health.mizan.sandbox.SandboxServer;
import health.mizan.sandbox.SandboxSettings.Door;
import health.mizan.sandbox.fhir.Fhir;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The payer on a free port, and a provider's way to talk to it. */
final class RunningPayer implements AutoCloseable {

    private final SandboxServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningPayer(Path data, Door door) throws IOException {
        MovableClock clock = new MovableClock(Clock.systemUTC());
        Payer payer = new Payer(
                new PayerSettings(
                        data.resolve("payer.journal"), door, List.of(Duration.ofMillis(50), Duration.ofMillis(50))),
                clock);
        this.server = SandboxServer.start(payer, clock, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    }

    String send(String message) {
        return send("POST", "/$process-message", message).body();
    }

    HttpResponse<String> send(String method, String path, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .timeout(Duration.ofSeconds(10))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException lost) {
            throw new IllegalStateException(lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    JsonNode order(String json) {
        HttpResponse<String> answer = send("POST", "/control/switches", json);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return tree(answer.body());
    }

    void advance(String duration) {
        send("POST", "/control/clock", "{\"advance\":\"%s\"}".formatted(duration));
    }

    /** The book's row of a claim. */
    JsonNode row(String claim) {
        JsonNode book = tree("{\"rows\":" + send("GET", "/control/book", "").body() + "}");
        return Fhir.stream(book.path("rows"))
                .filter(row -> row.path("claim").asText().equals(claim))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }

    static JsonNode tree(String body) {
        return Json.readObject(body.getBytes(StandardCharsets.UTF_8));
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
