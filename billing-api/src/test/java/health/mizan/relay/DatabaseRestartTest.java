package health.mizan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import health.mizan.testing.Eventually;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** The database is killed while copies publish and deliver, and comes back. */
@Tag("db")
class DatabaseRestartTest {

    private static final int EVENTS = 1_500;
    private static final int SUBJECTS = 20;

    @Test
    void a_killed_database_loses_no_event_and_doubles_no_effect(@TempDir Path directory) throws Exception {
        EmbeddedPostgres server = start(directory, 0);
        try (HikariDataSource owner = pool(server.getPort(), "postgres");
                HikariDataSource application = pool(server.getPort(), "mizan_app")) {
            migrate(owner);
            Counters.create(JdbcClient.create(owner), SUBJECTS);
            Counters counters = new Counters(JdbcClient.create(application));
            Copy copy = new Copy(
                    application,
                    Copy.settings(Duration.ofMillis(100), Duration.ofSeconds(2), 1_000),
                    counters.handlers("only"));
            copy.relay.start();
            AtomicInteger acknowledged = new AtomicInteger();
            try (ExecutorService publishers = Executors.newFixedThreadPool(4)) {
                for (int i = 0; i < EVENTS; i++) {
                    String subject = "s" + i % SUBJECTS;
                    publishers.execute(() -> step(counters, copy, subject, acknowledged));
                }
                Eventually.until("at work", () -> acknowledged.get() > EVENTS / 3);

                kill(directory);
                server = restart(server, directory, publishers);
            }

            Eventually.until("all is delivered", Duration.ofMinutes(2), () -> counters.unsettled() == 0);
            copy.relay.stop();
            assertThat(counters.steps()).isGreaterThanOrEqualTo(acknowledged.get());
            assertThat(acknowledged.get()).isGreaterThan(EVENTS / 2);
            assertThat(counters.events()).isEqualTo(counters.steps());
            assertThat(counters.unheard()).isZero();
            assertThat(counters.outOfOrder()).isZero();
            assertThat(counters.leased()).isZero();
        } finally {
            server.close();
        }
    }

    /** A step that fails is not repeated: whether it was committed is read from the database, not guessed. */
    private static void step(Counters counters, Copy copy, String subject, AtomicInteger acknowledged) {
        try {
            counters.step(copy, subject);
            acknowledged.incrementAndGet();
        } catch (DataAccessException | TransactionException away) {
            Eventually.until("the database is back", () -> isBack(counters));
        }
    }

    private static boolean isBack(Counters counters) {
        try {
            return counters.steps() >= 0;
        } catch (DataAccessException away) {
            return false;
        }
    }

    /** SIGKILL to the postmaster; its backends notice and leave. */
    private static void kill(Path directory) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(directory.resolve("postmaster.pid")).getFirst());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Eventually.until(
                "the server is dead",
                () -> ProcessHandle.of(pid).isEmpty()
                        || !ProcessHandle.of(pid).get().isAlive());
    }

    private static EmbeddedPostgres restart(EmbeddedPostgres dead, Path directory, ExecutorService publishers)
            throws IOException {
        // Lets go of the directory's lock; there is no server left to stop.
        dead.close();
        EmbeddedPostgres[] started = new EmbeddedPostgres[1];
        try {
            // The backends of the dead server hold its memory for a moment; until they are gone a start is refused.
            Eventually.until("the server is back", () -> {
                try {
                    started[0] = start(directory, dead.getPort());
                    return true;
                } catch (IOException | IllegalStateException notYet) {
                    return false;
                }
            });
        } catch (AssertionError failed) {
            publishers.shutdownNow();
            throw failed;
        }
        return started[0];
    }

    private static EmbeddedPostgres start(Path directory, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "60");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    private static void migrate(HikariDataSource owner) {
        Flyway.configure()
                .dataSource(owner)
                .schemas("billing")
                .defaultSchema("billing")
                .load()
                .migrate();
    }

    private static HikariDataSource pool(int port, String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://localhost:" + port + "/postgres");
        config.setUsername(user);
        config.setPassword("");
        config.setMaximumPoolSize(14);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(5_000);
        config.setConnectionInitSql("set search_path to billing");
        return new HikariDataSource(config);
    }
}
