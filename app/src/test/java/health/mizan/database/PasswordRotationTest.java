package health.mizan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.zaxxer.hikari.HikariDataSource;
import health.mizan.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database's password is replaced under load, in a running pool that is made as the application makes it. */
@Tag("db")
class PasswordRotationTest {

    private static final String OLD = "of-last-quarter";
    private static final String NEW = "of-this-quarter";

    @TempDir
    static Path directory;

    private static AskingDatabase database;
    private static Path file;

    @BeforeAll
    static void start() throws IOException {
        file = directory.resolve("password");
        database = new AskingDatabase(directory);
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void as_it_was() throws IOException {
        database.takes(OLD);
        database.forgets();
        write(OLD);
    }

    @Test
    void it_is_replaced_under_load_and_nothing_is_refused_or_lost() {
        fromTheFile().run(application -> {
            HikariDataSource pool = application.getBean(HikariDataSource.class);
            Rush rush = new Rush(pool);
            try (rush) {
                rush.goesOn();
                write(NEW, OLD);
                rush.goesOn();
                database.takes(NEW);
                rush.goesOn();
                write(NEW);
                rush.goesOn();
            }

            assertThat(rush.refused).isEmpty();
            assertThat(database.events()).isEqualTo(rush.answered.get()).isGreaterThan(4 * Rush.ON);
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "mizan_app", OLD))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                            .isEqualTo("28P01"));
        });
    }

    /** What the test above would say of a pool that has its password from the start. */
    @Test
    void a_pool_that_reads_no_file_is_refused() {
        pool("1000").withPropertyValues("spring.datasource.password=" + OLD).run(application -> {
            try (Rush rush = new Rush(application.getBean(HikariDataSource.class))) {
                rush.goesOn();
                database.takes(NEW);

                Eventually.until("somebody is refused for the password", () -> rush.refused.stream()
                        .anyMatch(refused -> "28P01".equals(refused.getSQLState())));
                // So that the pool, which goes on trying, can be closed at once.
                database.takes(OLD);
            }
        });
    }

    @Test
    void where_the_file_follows_late_who_has_a_connection_works_on_and_who_needs_one_waits() {
        fromTheFile().run(application -> {
            HikariDataSource pool = application.getBean(HikariDataSource.class);
            try (ExecutorService clients = Executors.newCachedThreadPool();
                    Connection open = pool.getConnection();
                    Refusals refusals = new Refusals()) {
                database.takes(NEW);
                Future<?> late = clients.submit(() -> {
                    Rush.record(pool, 1);
                    return true;
                });
                Eventually.until("the new connection was refused", refusals::any);
                assertThat(open.createStatement().execute("select 1")).isTrue();
                assertThat(late.isDone()).isFalse();

                write(NEW);

                assertThat(late.get()).isEqualTo(true);
            }
        });
    }

    @Test
    void a_file_that_is_away_or_empty_opens_nothing_and_says_so_without_a_password() throws IOException {
        PasswordFile passwords = new PasswordFile(new DriverManagerDataSource(), file);

        write("", " ");
        assertThatThrownBy(() -> passwords.getConnection("mizan_app", null)).hasMessageContaining("holds no password");

        Files.delete(file);
        assertThatThrownBy(() -> passwords.getConnection("mizan_app", null)).hasMessageContaining("cannot be read");
    }

    private ApplicationContextRunner fromTheFile() {
        return pool("60000")
                .withUserConfiguration(PoolPassword.class)
                .withPropertyValues("mizan.database.password-file=" + file);
    }

    private ApplicationContextRunner pool(String patience) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=mizan_app",
                        "spring.datasource.hikari.maximum-pool-size=4",
                        "spring.datasource.hikari.minimum-idle=0",
                        "spring.datasource.hikari.connection-timeout=" + patience);
    }

    /** As a secret store does: whoever reads it meanwhile reads the one or the other. */
    private static void write(String... passwords) throws IOException {
        Path next = Files.writeString(directory.resolve("next"), String.join("\n", passwords) + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether the file's passwords were refused, as the log tells whoever watches. */
    private static final class Refusals implements AutoCloseable {

        private final Logger log = (Logger) LoggerFactory.getLogger(PasswordFile.class);
        private final AtomicBoolean any = new AtomicBoolean();
        private final AppenderBase<ILoggingEvent> lines = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                any.compareAndSet(false, line.getMessage().startsWith("database.password-refused"));
            }
        };

        Refusals() {
            lines.start();
            log.addAppender(lines);
        }

        boolean any() {
            return any.get();
        }

        @Override
        public void close() {
            log.detachAppender(lines);
        }
    }
}
