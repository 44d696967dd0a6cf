package health.mizan.sandbox.keeping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
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
 * Sends notices until they are taken, at growing intervals. Switches make it behave as badly as real parties do: twice,
 * late, in the wrong order, or not at all.
 */
public final class Deliveries implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private final String party;
    private final List<Duration> retries;
    private final Carrier carrier;
    private final Consumer<String> delivered;
    private final ScheduledExecutorService timer;
    private final List<Notice> held = new ArrayList<>();

    private volatile int copies = 1;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean paused;
    private volatile boolean reversed;

    /**
     * @param retries   waits between attempts; after the last of them the notice is given up
     * @param delivered hears the id of each notice that was taken
     */
    public Deliveries(String party, List<Duration> retries, Carrier carrier, Consumer<String> delivered) {
        this.party = party;
        this.retries = retries;
        this.carrier = carrier;
        this.delivered = delivered;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(party + "-notices").factory());
    }

    public record Notice(String id, String body) {}

    /** Takes a notice to where it belongs. */
    @FunctionalInterface
    public interface Carrier {

        /** Whether it was taken; an {@code IOException} means that it was not. */
        boolean carry(Notice notice) throws IOException, InterruptedException;
    }

    public synchronized void send(Notice notice) {
        if (paused || (reversed && held.isEmpty())) {
            held.add(notice);
        } else {
            schedule(notice);
            releaseHeld();
        }
    }

    public synchronized Map<String, Object> switches(JsonNode changes) {
        copies = Math.max(1, changes.path("copies").asInt(copies));
        delay = Duration.ofMillis(changes.path("delayMs").asLong(delay.toMillis()));
        reversed = changes.path("reversed").asBoolean(reversed);
        paused = changes.path("paused").asBoolean(paused);
        if (!paused && !reversed) {
            releaseHeld();
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("copies", copies);
        all.put("delayMs", delay.toMillis());
        all.put("reversed", reversed);
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
            log.warn("sandbox.notice.given-up party={} id={}", party, notice.id());
        }
    }

    private boolean isTaken(Notice notice) {
        try {
            return carrier.carry(notice);
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
}
