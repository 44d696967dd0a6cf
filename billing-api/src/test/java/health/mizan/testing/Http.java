package health.mizan.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Talks HTTP to the application under test: {@code http.get("/api/patients").as(token).send()}. Follows no redirect. */
public final class Http {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;

    public Http(int port) {
        this("http://localhost:" + port);
    }

    public Http(String base) {
        this.base = base;
    }

    public Call get(String path) {
        return call("GET", path);
    }

    public Call post(String path, String json) {
        return call("POST", path).body("application/json", json);
    }

    public Call put(String path, String json) {
        return call("PUT", path).body("application/json", json);
    }

    public Call delete(String path) {
        return call("DELETE", path);
    }

    /** @param path is sent as written, so that a test can misspell it on purpose */
    public Call call(String method, String path) {
        return new Call(method, path);
    }

    /** One request in the making. */
    public final class Call {

        private final HttpRequest.Builder request;
        private final String method;
        private HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();

        private Call(String method, String path) {
            this.method = method;
            this.request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
        }

        /** @param token an access token, as {@link Tokens} makes them */
        public Call as(String token) {
            return header("Authorization", "Bearer " + token);
        }

        /** As the first and only try of something that must not happen twice. */
        public Call once() {
            return header("Idempotency-Key", UUID.randomUUID().toString());
        }

        public Call header(String name, String value) {
            request.header(name, value);
            return this;
        }

        public Call body(String type, String text) {
            body = HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8);
            return header("Content-Type", type);
        }

        public Answer send() {
            return send(StandardCharsets.UTF_8);
        }

        /** @param charset of the answer; Latin 1 keeps every byte of what is no text */
        public Answer send(Charset charset) {
            try {
                return new Answer(
                        client.send(request.method(method, body).build(), HttpResponse.BodyHandlers.ofString(charset)));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> raw) {

        public int status() {
            return raw.statusCode();
        }

        public String text() {
            return raw.body();
        }

        public JsonNode json() {
            try {
                return JSON.readTree(raw.body());
            } catch (IOException notJson) {
                throw new UncheckedIOException("status " + status() + ", not JSON: " + raw.body(), notJson);
            }
        }

        public Optional<String> header(String name) {
            return raw.headers().firstValue(name);
        }

        /** The last segment of the problem's type, such as {@code not-found}. */
        public String problem() {
            return json().path("type").asText().replaceFirst("^/problems/", "");
        }
    }
}
