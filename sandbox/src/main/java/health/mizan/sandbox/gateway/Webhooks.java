package health.mizan.sandbox.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.MovableClock;
import health.mizan.sandbox.keeping.Deliveries;
import health.mizan.sandbox.keeping.Deliveries.Notice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Sends signed notices to the merchant until it answers 2xx; forged ones when so switched. */
final class Webhooks implements AutoCloseable {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private final MovableClock clock;
    private final String secret;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Deliveries deliveries;

    private volatile String url;
    private volatile boolean forged;
    private volatile long skewSeconds;

    /** @param retries waits between attempts; after the last of them the notice is given up */
    Webhooks(MovableClock clock, String url, String secret, List<Duration> retries, Consumer<String> delivered) {
        this.clock = clock;
        this.url = url;
        this.secret = secret;
        this.deliveries = new Deliveries("gateway", retries, this::isTaken, delivered);
    }

    void send(Notice notice) {
        if (!url.isEmpty()) {
            deliveries.send(notice);
        }
    }

    synchronized Map<String, Object> switches(JsonNode changes) {
        url = changes.path("url").asText(url);
        forged = changes.path("forged").asBoolean(forged);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("url", url);
        all.put("forged", forged);
        all.putAll(deliveries.switches(changes));
        return all;
    }

    @Override
    public void close() {
        deliveries.close();
    }

    private boolean isTaken(Notice notice) throws IOException, InterruptedException {
        return http.send(request(notice), HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        / 100
                == 2;
    }

    private HttpRequest request(Notice notice) {
        // Of the true time, even when payments live in another: the merchant compares it with its own clock.
        long timestamp = clock.real().getEpochSecond() + skewSeconds;
        String signature = WebhookSignature.of(secret, notice.id(), timestamp, forged ? "forged" : notice.body());
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", "application/json")
                .header("webhook-id", notice.id())
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(notice.body()))
                .build();
    }
}
