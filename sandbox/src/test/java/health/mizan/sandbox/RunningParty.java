package health.mizan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One party on a free port, and a way to talk to it. */
public class RunningParty implements AutoCloseable {

    private final SandboxServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    public RunningParty(Party party, MovableClock clock) throws IOException {
        this.server = SandboxServer.start(party, clock, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException lost) {
            throw new IllegalStateException(lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public JsonNode order(String json) {
        HttpResponse<String> answer = send("POST", "/control/switches", json);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return tree(answer.body());
    }

    public void advance(String duration) {
        send("POST", "/control/clock", "{\"advance\":\"%s\"}".formatted(duration));
    }

    public JsonNode rows() {
        return tree("{\"rows\":" + send("GET", "/control/book", "").body() + "}")
                .path("rows");
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }

    public static JsonNode tree(String body) {
        return Json.readObject(body.getBytes(StandardCharsets.UTF_8));
    }
}
