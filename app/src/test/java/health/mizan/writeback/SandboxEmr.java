package health.mizan.writeback;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.sandbox.MovableClock;
import health.mizan.sandbox.SandboxServer;
import health.mizan.sandbox.SandboxSettings.Door;
import health.mizan.sandbox.emr.Emr;
import health.mizan.sandbox.emr.EmrSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.StreamSupport;

/** The sandbox's EMR on a free port, and its own word for what it holds. */
final class SandboxEmr implements AutoCloseable {

    private final SandboxServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    SandboxEmr(Path data) throws IOException {
        MovableClock clock = new MovableClock(Clock.systemUTC());
        Emr emr = new Emr(new EmrSettings(data.resolve("emr.journal"), new Door("", "", "", ""), List.of()), clock);
        server = SandboxServer.start(emr, clock, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    }

    String base() {
        return "http://127.0.0.1:" + server.port() + "/fhir";
    }

    /** @param status used by the faults that answer one */
    void fault(String kind, String path, int times, int status) {
        call("POST", "/control/faults", """
                {"kind":"%s","path":"%s","times":%d,"status":%d,"delayMs":3000}""".formatted(kind, path, times, status));
    }

    void calm() {
        call("DELETE", "/control/faults", "");
    }

    List<JsonNode> all(String kind) {
        return StreamSupport.stream(
                        call("GET", "/fhir/" + kind, "").path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .toList();
    }

    /** Those about one visit, by the EMR's own number of it. */
    List<JsonNode> of(String kind, String visit) {
        return all(kind).stream()
                .filter(one -> one.toString().contains("\"" + visit + "\""))
                .toList();
    }

    private JsonNode call(String method, String path, String body) {
        try {
            return json.readTree(http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException lost) {
            throw new IllegalStateException(lost);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }
}
