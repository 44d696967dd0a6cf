package health.mizan.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL for tests: a container where Docker is, the embedded server binaries where it is not. Migrated once
 * into a template; every test class clones it (0.15 s), so that tests cannot see each other's rows.
 */
public final class Postgres {

    private static final String TEMPLATE = "mizan_template";
    private static final AtomicInteger clones = new AtomicInteger();
    private static Postgres shared;

    private final String url;
    private final String user;
    private final String password;

    private Postgres(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** The one server of this JVM, started on first use. */
    public static synchronized Postgres server() {
        if (shared == null) {
            shared = start();
            shared.execute("postgres", "create database " + TEMPLATE);
            Flyway.configure()
                    .dataSource(shared.urlOf(TEMPLATE), shared.user, shared.password)
                    .schemas("billing")
                    .defaultSchema("billing")
                    .load()
                    .migrate();
        }
        return shared;
    }

    /** A fresh, migrated database. */
    public Database freshDatabase() {
        String name = "mizan_test_" + clones.incrementAndGet();
        synchronized (Postgres.class) {
            execute("postgres", "create database " + name + " template " + TEMPLATE);
        }
        return new Database(this, name);
    }

    /** An empty database without our schema, for tests of the migrations themselves. */
    public Database emptyDatabase() {
        String name = "mizan_empty_" + clones.incrementAndGet();
        execute("postgres", "create database " + name);
        return new Database(this, name);
    }

    private static Postgres start() {
        if (DockerClientFactory.instance().isDockerAvailable()) {
            PostgreSQLContainer container = new PostgreSQLContainer("postgres:17-alpine").withDatabaseName("postgres");
            container.start();
            return new Postgres(
                    container.getJdbcUrl().replaceAll("/postgres.*$", "/"),
                    container.getUsername(),
                    container.getPassword());
        }
        try {
            EmbeddedPostgres.Builder embedding = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF8")
                    .setServerConfig("max_connections", "200");
            TestMemory.directory().ifPresent(embedding::setDataDirectory);
            EmbeddedPostgres embedded = embedding.start();
            return new Postgres("jdbc:postgresql://localhost:" + embedded.getPort() + "/", "postgres", "postgres");
        } catch (IOException failed) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", failed);
        }
    }

    String urlOf(String database) {
        return url + database;
    }

    private void execute(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(urlOf(database), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** One test's database. Its connections go when it is closed, or when nobody has used them for a while. */
    public static final class Database implements AutoCloseable {

        private static final long IDLE_MILLISECONDS = 10_000;

        private final Postgres server;
        private final String name;
        private final Map<String, HikariDataSource> pools = new HashMap<>();

        private Database(Postgres server, String name) {
            this.server = server;
            this.name = name;
        }

        public String url() {
            return server.urlOf(name);
        }

        /** The superuser's name, for set-up and for playing somebody who edits rows behind the application's back. */
        public String owner() {
            return server.user;
        }

        public String ownerPassword() {
            return server.password;
        }

        /** Connects as the application does: select and insert, and what the migrations grant beyond. */
        public DataSource asApplication() {
            return pool("mizan_app", "", 16);
        }

        public DataSource asOwner() {
            return pool(server.user, server.password, 4);
        }

        private synchronized DataSource pool(String user, String password, int size) {
            return pools.computeIfAbsent(user, role -> {
                HikariConfig config = new HikariConfig();
                config.setJdbcUrl(url());
                config.setUsername(role);
                config.setPassword(password);
                config.setMaximumPoolSize(size);
                config.setMinimumIdle(0);
                config.setIdleTimeout(IDLE_MILLISECONDS);
                config.setConnectionInitSql("set search_path to billing");
                return new HikariDataSource(config);
            });
        }

        @Override
        public synchronized void close() {
            pools.values().forEach(HikariDataSource::close);
            pools.clear();
            server.execute("postgres", "drop database " + name + " with (force)");
        }
    }
}
