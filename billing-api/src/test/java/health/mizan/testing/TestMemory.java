package health.mizan.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A place in memory for the databases of a test run, where the machine offers one. Each database is some hundred files,
 * and on a disk it takes longer to make and delete them than to test.
 */
final class TestMemory {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "mizan-tests-";
    private static final long NEEDED_BYTES = 4L << 30;

    private TestMemory() {}

    /** A directory that does not exist yet; empty where there is no such place, or too little of it. */
    static Optional<Path> directory() throws IOException {
        if (!Files.isWritable(MEMORY)) {
            return Optional.empty();
        }
        removeWhatTheDeadLeft();
        return MEMORY.toFile().getUsableSpace() < NEEDED_BYTES
                ? Optional.empty()
                : Optional.of(MEMORY.resolve(PREFIX + ProcessHandle.current().pid()));
    }

    /** A run that was killed could not tidy up, and memory is dear. */
    private static void removeWhatTheDeadLeft() throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.list(MEMORY)) {
            left = files.filter(file -> file.getFileName().toString().matches(PREFIX + "\\d+"))
                    .filter(TestMemory::isNobodys)
                    .toList();
        }
        for (Path directory : left) {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private static boolean isNobodys(Path directory) {
        long pid = Long.parseLong(directory.getFileName().toString().substring(PREFIX.length()));
        return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
    }
}
