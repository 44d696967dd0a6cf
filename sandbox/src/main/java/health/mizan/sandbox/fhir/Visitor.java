package health.mizan.sandbox.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.Json;
import health.mizan.sandbox.SandboxSettings.Door;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Posts to the billing system with a token of its identity server, which is kept until shortly before it ends. */
public final class Visitor {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private volatile Door door;
    private String token = "";
    private Instant goodUntil = Instant.EPOCH;

    public Visitor(Door door, Clock clock) {
        this.door = door;
        this.clock = clock;
    }

    public boolean hasWhereToGo() {
        return door.exists();
    }

    /** The door can be moved while running, because tests take any free port. */
    public synchronized Map<String, Object> switches(JsonNode changes) {
        door = new Door(
                changes.path("baseUrl").asText(door.baseUrl()),
                changes.path("tokenUrl").asText(door.tokenUrl()),
                changes.path("clientId").asText(door.clientId()),
                changes.path("clientSecret").asText(door.clientSecret()));
        forget();
        return Map.of("baseUrl", door.baseUrl(), "tokenUrl", door.tokenUrl(), "clientId", door.clientId());
    }

    /** @param path below the FHIR base, such as {@code /$process-message}; empty is a transaction */
    public Reply post(String path, String body) throws IOException, InterruptedException {
        Reply reply = send(path, body);
        if (reply.status() == 401 && !door.tokenUrl().isEmpty()) {
            forget();
            reply = send(path, body);
        }
        return reply;
    }

    public record Reply(int status, String body) {
        public boolean isFine() {
            return status / 100 == 2;
        }
    }

    private Reply send(String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(door.baseUrl() + path))
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", Fhir.JSON)
                .header("Accept", Fhir.JSON)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!door.tokenUrl().isEmpty()) {
            request.header("Authorization", "Bearer " + token());
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.body());
    }

    private synchronized void forget() {
        goodUntil = Instant.EPOCH;
    }

    private synchronized String token() throws IOException, InterruptedException {
        if (!clock.instant().isBefore(goodUntil)) {
            String credentials = encoded(door.clientId()) + ":" + encoded(door.clientSecret());
            HttpResponse<byte[]> response = http.send(
                    HttpRequest.newBuilder(URI.create(door.tokenUrl()))
                            .timeout(ANSWER_LIMIT)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("the identity server gave no token: " + response.statusCode());
            }
            JsonNode given = Json.readObject(response.body());
            token = given.path("access_token").asText();
            goodUntil = clock.instant()
                    .plusSeconds(given.path("expires_in").asLong(60))
                    .minus(MARGIN);
        }
        return token;
    }

    // RFC 6749, section 2.3.1: both are form-encoded before they are joined.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
