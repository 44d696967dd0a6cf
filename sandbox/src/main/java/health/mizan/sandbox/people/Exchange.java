package health.mizan.sandbox.people;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** One request and its whole answer. */
public final class Exchange {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Exchange() {}

    /** @param text the body, perhaps empty */
    public record Answer(int status, String text, Map<String, String> headers) {

        public boolean ok() {
            return status / 100 == 2;
        }

        /** The body read as an object; an empty object if there is none. */
        public JsonNode json() {
            return Json.readObject((text.isBlank() ? "{}" : text).getBytes(StandardCharsets.UTF_8));
        }

        /** Empty if it was not sent. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }
    }

    /** @param body empty for none */
    public static Answer send(String method, URI address, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            Map<String, String> received = new java.util.HashMap<>();
            answer.headers().map().forEach((name, values) -> received.put(name, values.getFirst()));
            return new Answer(answer.statusCode(), answer.body(), received);
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + address, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
