package health.mizan.sandbox.keeping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A party's memory: lines of text, on disk before anybody hears of them. A real party remembers what it did whatever
 * happens to our application, so this one must survive the kill of the process they share.
 */
public final class LineJournal implements AutoCloseable {

    private final FileChannel file;
    private final List<String> before;

    private LineJournal(FileChannel file, List<String> before) {
        this.file = file;
        this.before = before;
    }

    public static LineJournal open(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        byte[] written = Files.readAllBytes(path);
        int whole = lastLineEnd(written);
        // A line cut short by a crash was never acknowledged.
        file.truncate(whole);
        file.position(whole);
        return new LineJournal(
                file,
                new String(written, 0, whole, StandardCharsets.UTF_8).lines().toList());
    }

    /** The lines there were when it was opened. */
    public List<String> before() {
        return before;
    }

    /** Writes and waits for the disk. A line must not contain a line end. */
    public synchronized void append(List<String> lines) {
        ByteBuffer bytes = ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException lost) {
            throw new UncheckedIOException("the sandbox cannot write its book", lost);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
