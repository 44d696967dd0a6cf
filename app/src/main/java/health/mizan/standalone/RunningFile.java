package health.mizan.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * {@code running.properties} in the data directory: where the running application and its database answer, for commands
 * that join it. It is left behind by a crash, so it counts only while somebody holds the lock.
 */
final class RunningFile {

    static final String DATABASE_URL = "database.url";

    private RunningFile() {}

    static void write(DataDirectory data, String url, Optional<String> databaseUrl) throws IOException {
        Properties running = new Properties();
        running.setProperty("url", url);
        running.setProperty("process", Long.toString(ProcessHandle.current().pid()));
        databaseUrl.ifPresent(database -> running.setProperty(DATABASE_URL, database));
        Path fresh = data.file("running.properties.new");
        try (Writer writer = Files.newBufferedWriter(fresh)) {
            running.store(writer, null);
        }
        // Moved into place, so that whoever waits for it never reads half of it.
        Files.move(fresh, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Empty when nothing runs, or is not ready yet. */
    static Properties read(DataDirectory data) {
        Properties running = new Properties();
        if (Files.exists(file(data))) {
            try (Reader reader = Files.newBufferedReader(file(data))) {
                running.load(reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return running;
    }

    static void delete(DataDirectory data) throws IOException {
        Files.deleteIfExists(file(data));
    }

    private static Path file(DataDirectory data) {
        return data.file("running.properties");
    }
}
