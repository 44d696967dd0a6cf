package health.mizan.sandbox.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends signed notices to the merchant until it answers 2xx, at growing intervals. Switches make it behave as badly as
 * real gateways do: twice, late, in the wrong order, or not at all.
 */
final class Webhooks implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private final Clock clock;
    private final String secret;
    private final List<Duration> retries;
    private final Consumer<String> delivered;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhooks").factory());
    private final List<Notice> held = new ArrayList<>();

    private volatile String url;
    private volatile int copies = 1;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean paused;
    private volatile boolean reversed;
    private volatile boolean forged;

    /** @param retries waits between attempts; after the last of them the notice is given up */
    Webhooks(Clock clock, String url, String secret, List<Duration> retries, Consumer<String> delivered) {
        this.clock = clock;
        this.url = url;
        this.secret = secret;
        this.retries = retries;
        this.delivered = delivered;
    }

    record Notice(String id, String body) {}

    synchronized void send(Notice notice) {
        if (url.isEmpty()) {
            return;
        }
        if (paused) {
            held.add(notice);
        } else if (reversed && held.isEmpty()) {
            held.add(notice);
        } else {
            schedule(notice);
            releaseHeld();
        }
    }

    synchronized Map<String, Object> switches(JsonNode changes) {
        url = changes.path("url").asText(url);
        copies = Math.max(1, changes.path("copies").asInt(copies));
        delay = Duration.ofMillis(changes.path("delayMs").asLong(delay.toMillis()));
        reversed = changes.path("reversed").asBoolean(reversed);
        forged = changes.path("forged").asBoolean(forged);
        paused = changes.path("paused").asBoolean(paused);
        if (!paused && !reversed) {
            releaseHeld();
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("url", url);
        all.put("copies", copies);
        all.put("delayMs", delay.toMillis());
        all.put("reversed", reversed);
        all.put("forged", forged);
        all.put("paused", paused);
        return all;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void releaseHeld() {
        held.forEach(this::schedule);
        held.clear();
    }

    private void schedule(Notice notice) {
        for (int copy = 0; copy < copies; copy++) {
            later(delay, notice, 0);
        }
    }

    // One after the other, so that the order is the one that was chosen.
    private void attempt(Notice notice, int tried) {
        if (isTaken(notice)) {
            delivered.accept(notice.id());
        } else if (tried < retries.size()) {
            later(retries.get(tried), notice, tried + 1);
        } else {
            log.warn("sandbox.webhook.given-up id={}", notice.id());
        }
    }

    private boolean isTaken(Notice notice) {
        try {
            return http.send(request(notice), HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            / 100
                    == 2;
        } catch (IOException unreachable) {
            return false;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void later(Duration wait, Notice notice, int tried) {
        if (!timer.isShutdown()) {
            var unused = timer.schedule(() -> attempt(notice, tried), wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private HttpRequest request(Notice notice) {
        long timestamp = clock.instant().getEpochSecond();
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
