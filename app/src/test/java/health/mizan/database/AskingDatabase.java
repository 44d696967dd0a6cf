package health.mizan.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL that asks the application for its password; that of the other tests trusts its machine. */
final class AskingDatabase implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final JdbcClient owner;

    AskingDatabase(Path directory) throws IOException {
        Path rules = Files.writeString(directory.resolve("rules.conf"), """
                host all postgres all trust
                host all all all scram-sha-256
                """);
        this.server = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("database"))
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("hba_file", rules.toString())
                .start();
        this.owner = JdbcClient.create(server.getPostgresDatabase());
        owner.sql("create role mizan_app login").update();
        owner.sql("create table event (id bigint primary key)").update();
        owner.sql("grant insert on event to mizan_app").update();
    }

    void takes(String password) {
        owner.sql("alter role mizan_app password '" + password + "'").update();
    }

    void forgets() {
        owner.sql("truncate event").update();
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    long events() {
        return owner.sql("select count(*) from event").query(Long.class).single();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
