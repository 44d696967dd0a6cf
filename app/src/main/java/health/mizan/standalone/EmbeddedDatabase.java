package health.mizan.standalone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's own server, unpacked and run in the data directory. It keeps what it has acknowledged through a power
 * cut, listens on loopback only and asks everybody for a password.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final String WHOLE = "pg-initialised";

    private final DataDirectory data;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(DataDirectory data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    /** The caller holds the lock of {@code data}; it passes to the database, whose closing gives it back. */
    static EmbeddedDatabase start(DataDirectory data, UnaryOperator<String> secrets) {
        try {
            Path cluster = data.file("pg");
            OrphanedServer.stopIn(cluster);
            setHalfMadeAside(data, cluster);
            EmbeddedDatabase database = new EmbeddedDatabase(data, launch(data, cluster, secrets));
            DatabaseRoles.ensure(database.server, secrets);
            markWhole(data);
            log.info("database.started port={}", database.server.getPort());
            return database;
        } catch (IOException failed) {
            throw new DataDirectoryException(
                    "The database in " + data.file("pg") + " does not start.",
                    "Look at the lines above and at " + data.file("pg-log") + ".",
                    failed);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + DatabaseRoles.DATABASE;
    }

    @Override
    public void close() throws IOException {
        server.close();
        log.info("database.stopped");
        data.release();
    }

    private static EmbeddedPostgres launch(DataDirectory data, Path cluster, UnaryOperator<String> secrets)
            throws IOException {
        Path binaries = data.file("pg-bin");
        Files.createDirectories(binaries);
        Path serverLog = data.file("pg-log");
        Path superuserPassword = data.file("pg-superuser-password");
        Files.deleteIfExists(superuserPassword);
        Files.writeString(superuserPassword, secrets.apply(Secrets.SUPERUSER_PASSWORD));
        Files.setPosixFilePermissions(superuserPassword, PosixFilePermissions.fromString("rw-------"));
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    // Its own shutdown hook races Spring's: the pool must close first.
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_LIMIT)
                    // Options of initdb, so they count at the first start only.
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", superuserPassword.toString())
                    .setConnectConfig("password", secrets.apply(Secrets.SUPERUSER_PASSWORD))
                    // The library starts the server with -F (fsync off); a later setting wins.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("unix_socket_directories", "''")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("timezone", "UTC")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(serverLog.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(serverLog.toFile()))
                    .start();
        } finally {
            Files.deleteIfExists(superuserPassword);
            // The library opens this directory to everybody.
            Files.setPosixFilePermissions(binaries, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    // A first start that is killed during initdb leaves a directory that neither starts nor can be initialised. It is
    // moved, not deleted: a directory copied from elsewhere has no mark either.
    private static void setHalfMadeAside(DataDirectory data, Path cluster) throws IOException {
        if (Files.exists(cluster) && !Files.exists(data.file(WHOLE))) {
            Path aside =
                    Files.createTempDirectory(data.root(), "pg-unfinished-").resolve("pg");
            Files.move(cluster, aside);
            log.warn("database.unfinished.moved to={}", aside);
        }
    }

    private static void markWhole(DataDirectory data) throws IOException {
        Path mark = data.file(WHOLE);
        if (!Files.exists(mark)) {
            Files.createFile(mark);
        }
    }
}
