package health.mizan.sandbox.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The gateway's memory: one JSON line per entry, on disk before anybody hears of it. A real gateway remembers what it
 * did whatever happens to our application, so this one must survive the kill of the process they share.
 */
final class Journal implements AutoCloseable {

    private static final ObjectMapper mapper = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final FileChannel file;
    private final List<Entry> before;

    /** One line: an event of a payment, an answer given under an idempotency key, or a delivered notice. */
    record Entry(
            @org.jspecify.annotations.Nullable PaymentEvent event,
            @org.jspecify.annotations.Nullable GivenAnswer answer,
            @org.jspecify.annotations.Nullable String delivered) {}

    /** @param fingerprint of the request, so that another one under the same key is told apart */
    record GivenAnswer(String key, String fingerprint, int status, String body) {}

    private Journal(FileChannel file, List<Entry> before) {
        this.file = file;
        this.before = before;
    }

    static Journal open(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        byte[] written = Files.readAllBytes(path);
        int whole = lastLineEnd(written);
        // A line cut short by a crash was never acknowledged.
        file.truncate(whole);
        file.position(whole);
        List<Entry> entries = new ArrayList<>();
        for (String line :
                new String(written, 0, whole, StandardCharsets.UTF_8).lines().toList()) {
            entries.add(mapper.readValue(line, Entry.class));
        }
        return new Journal(file, entries);
    }

    List<Entry> before() {
        return before;
    }

    synchronized void append(List<Entry> entries) {
        try {
            StringBuilder lines = new StringBuilder();
            for (Entry entry : entries) {
                lines.append(mapper.writeValueAsString(entry)).append('\n');
            }
            ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException lost) {
            throw new UncheckedIOException("the sandbox cannot write its book", lost);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static int lastLineEnd(byte[] written) {
        for (int end = written.length; end > 0; end--) {
            if (written[end - 1] == '\n') {
                return end;
            }
        }
        return 0;
    }
}
