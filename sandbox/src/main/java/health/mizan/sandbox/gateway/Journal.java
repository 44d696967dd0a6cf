package health.mizan.sandbox.gateway;

import health.mizan.sandbox.Json;
import health.mizan.sandbox.keeping.LineJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The gateway's memory: one JSON line per entry, on disk before anybody hears of it. */
final class Journal implements AutoCloseable {

    private final LineJournal lines;
    private final List<Entry> before;

    /** One line: an event of a payment, an answer given under an idempotency key, or a delivered notice. */
    record Entry(
            @org.jspecify.annotations.Nullable PaymentEvent event,
            @org.jspecify.annotations.Nullable GivenAnswer answer,
            @org.jspecify.annotations.Nullable String delivered) {}

    /** @param fingerprint of the request, so that another one under the same key is told apart */
    record GivenAnswer(String key, String fingerprint, int status, String body) {}

    private Journal(LineJournal lines) {
        this.lines = lines;
        this.before = lines.before().stream()
                .map(line -> Json.read(line, Entry.class))
                .toList();
    }

    static Journal open(Path path) throws IOException {
        return new Journal(LineJournal.open(path));
    }

    List<Entry> before() {
        return before;
    }

    void append(List<Entry> entries) {
        lines.append(entries.stream().map(Json::write).toList());
    }

    @Override
    public void close() {
        lines.close();
    }
}
