package health.mizan.chaos;

import health.mizan.testing.Eventually;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A real PostgreSQL with the durability of the default run, which can be stopped without a farewell and started again. */
final class ChaosDatabase implements Stage.Part {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private final EmbeddedPostgres server;
    private final Path log;
    private final DriverManagerDataSource superuser;

    private ChaosDatabase(EmbeddedPostgres server, Path log) {
        this.server = server;
        this.log = log;
        this.superuser = new DriverManagerDataSource(url() + "?currentSchema=billing", "postgres", "");
    }

    static ChaosDatabase start(Path log) throws IOException {
        return new ChaosDatabase(
                EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setLocaleConfig("encoding", "UTF8")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("timezone", "UTC")
                        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                log);
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    /** With all rights, for looking. */
    JdbcClient sql() {
        return JdbcClient.create(superuser);
    }

    /** An immediate stop, which is a crash with all its recovery, and a start. */
    void crash() throws IOException, InterruptedException {
        long pid = sql().sql("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::bigint")
                .query(Long.class)
                .single();
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<String> command = again(postmaster);
        signal("QUIT", pid);
        if (!postmaster.isAlive() || gone(postmaster)) {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        }
        Eventually.until("the database is there again", LONG_ENOUGH, this::answers);
    }

    private static List<String> again(ProcessHandle postmaster) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL does not run as root; where there is nobody else, it runs as nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(postmaster.info().command().orElseThrow());
        command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
        return command;
    }

    private static boolean gone(ProcessHandle postmaster) {
        Eventually.until("the database has stopped", LONG_ENOUGH, () -> !postmaster.isAlive());
        return true;
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
        if (!kill.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("kill takes too long");
        }
    }

    private boolean answers() {
        try (Connection connection = superuser.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException recovering) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
