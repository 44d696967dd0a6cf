package health.mizan.chaos;

import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.sandbox.people.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What clients asked and were answered, on disk as it happens; what was acknowledged to them is kept to be held against. */
final class ClientLog implements AutoCloseable {

    private final JsonMapper json = JsonMapper.builder().build();
    private final Writer file;
    private final long begin = System.nanoTime();
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final LongAdder asked = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder refused = new LongAdder();

    ClientLog(Path path) throws IOException {
        this.file = Files.newBufferedWriter(path);
    }

    /** A request with a key that was answered 2xx: from that moment on it has happened. */
    record Acknowledged(String user, String path, String key, String body, Exchange.Answer answer) {}

    /** @param tried 1, 2, … of the same request */
    void answered(Request request, int tried, Exchange.Answer answer, long millis) {
        asked.increment();
        if (answer.status() >= 500) {
            refused.increment();
        }
        write(request, tried, Integer.toString(answer.status()), millis);
        if (answer.ok() && !request.key().isEmpty()) {
            synchronized (acknowledged) {
                acknowledged.add(
                        new Acknowledged(request.user(), request.path(), request.key(), request.body(), answer));
            }
        }
    }

    void silence(Request request, int tried, RuntimeException why, long millis) {
        asked.increment();
        unanswered.increment();
        write(request, tried, why.getClass().getSimpleName(), millis);
    }

    /** @param key empty for one that changes nothing */
    record Request(String user, String method, String path, String key, String body) {}

    List<Acknowledged> acknowledged() {
        synchronized (acknowledged) {
            return List.copyOf(acknowledged);
        }
    }

    String figures() {
        return "%d requests, of which %d without an answer and %d answered 5xx; %d acknowledged with a key"
                .formatted(
                        asked.sum(),
                        unanswered.sum(),
                        refused.sum(),
                        acknowledged().size());
    }

    /** A line about what the chaos did, between those of the clients. */
    void note(String what) {
        line(Map.of("chaos", what), 0);
    }

    private void write(Request request, int tried, String outcome, long millis) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("user", request.user());
        row.put("method", request.method());
        row.put("path", request.path());
        row.put("key", request.key());
        row.put("try", tried);
        row.put("outcome", outcome);
        line(row, millis);
    }

    private synchronized void line(Map<String, ?> content, long millis) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("at", (System.nanoTime() - begin) / 1_000_000);
        row.put("millis", millis);
        row.putAll(content);
        try {
            file.write(json.writeValueAsString(row));
            file.write('\n');
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
