package health.mizan.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database server that outlived the process it belonged to, as after {@code kill -9}. Whoever holds the lock of the
 * data directory knows that no living process uses it, and may stop it.
 */
final class OrphanedServer {

    private static final Logger log = LoggerFactory.getLogger(OrphanedServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private OrphanedServer() {}

    static void stopIn(Path cluster) throws IOException {
        Optional<ProcessHandle> orphan = in(cluster);
        if (orphan.isEmpty()) {
            return;
        }
        ProcessHandle server = orphan.get();
        log.info("database.orphan.stopping pid={}", server.pid());
        interrupt(server);
        try {
            server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            throw new DataDirectoryException(
                    "A database server left over from an earlier run (process " + server.pid() + ") does not stop.",
                    "End it with: kill -QUIT " + server.pid(),
                    stillThere);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an orphaned database server stops", interrupted);
        }
    }

    // The first line of postmaster.pid is its process id; after a crash of the machine that may be anybody's by now.
    private static Optional<ProcessHandle> in(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(process -> process.info()
                .command()
                .map(Path::of)
                .map(command -> command.getFileName().toString().startsWith("postgres"))
                .orElse(false));
    }

    // SIGINT is PostgreSQL's fast shutdown. SIGTERM, which ProcessHandle.destroy() sends, would wait for clients.
    private static void interrupt(ProcessHandle server) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join();
    }
}
