package health.mizan.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The default run's PostgreSQL with its durability and settings, which also counts statements. */
final class BenchDatabase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String OF_THE_APPLICATION =
            " from pg_stat_statements s join pg_roles r on r.oid = s.userid where r.rolname = 'mizan_app' ";

    private final EmbeddedPostgres server;
    private final JdbcClient superuser;

    private BenchDatabase(EmbeddedPostgres server) {
        this.server = server;
        this.superuser = JdbcClient.create(new SingleConnectionDataSource(url(), "postgres", "", true));
    }

    static BenchDatabase start() throws IOException {
        BenchDatabase database = new BenchDatabase(EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.track_planning", "off")
                .start());
        database.superuser.sql("create extension pg_stat_statements").update();
        return database;
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    /**
     * What the application did.
     *
     * @param statements without begin and commit
     * @param begins     transactions of more than one statement
     * @param writes     transactions that changed something, each of them one commit to wait for
     */
    record Counts(long statements, long begins, long writes, long walBytes) {

        Counts since(Counts before) {
            return new Counts(
                    statements - before.statements,
                    begins - before.begins,
                    writes - before.writes,
                    walBytes - before.walBytes);
        }
    }

    synchronized Counts counts() {
        return superuser
                .sql("select coalesce(sum(calls) filter (where query !~* '^(begin|commit|rollback|set )'), 0)::bigint"
                        + " as statements, coalesce(sum(calls) filter (where query ~* '^begin'), 0)::bigint as begins,"
                        + " pg_snapshot_xmax(pg_current_snapshot())::text::bigint as writes,"
                        + " pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as wal_bytes"
                        + OF_THE_APPLICATION)
                .query(Counts.class)
                .single();
    }

    /** Forgets what was counted so far, so that the costliest statements are those of what follows. */
    synchronized void forget() {
        superuser.sql("select pg_stat_statements_reset()").query().singleRow();
    }

    /** A statement, how often it ran and how long in all. */
    record Costly(long calls, double millis, String query) {}

    /** @param byTime by time in the server, else by how often */
    synchronized List<Costly> costliest(boolean byTime, int count) {
        return superuser
                .sql("select calls, total_exec_time as millis, left(regexp_replace(query, '\\s+', ' ', 'g'), 160)"
                        + " as query" + OF_THE_APPLICATION + " order by "
                        + (byTime ? "total_exec_time" : "calls") + " desc limit :count")
                .param("count", count)
                .query(Costly.class)
                .list();
    }

    /** Which of these the query names; with one parameter, {@code ids}. */
    synchronized List<UUID> among(String query, Collection<UUID> ids) {
        return superuser.sql(query).param("ids", ids).query(UUID.class).list();
    }

    synchronized long count(String query) {
        return superuser.sql(query).query(Long.class).single();
    }

    synchronized List<UUID> ids(String query) {
        return superuser.sql(query).query(UUID.class).list();
    }

    /** Every message was read, every event told, every call settled, and no step of a process is due. */
    void awaitNothingToDo() {
        Awaitility.await("nothing is left to do")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> count("""
                        select (select count(*) from billing.outbox_delivery where state = 'pending')
                             + (select count(*) from billing.inbox_message where state = 'received')
                             + (select count(*) from billing.remote_call where due_at is not null)
                             + (select count(*) from workflow.act_ru_job
                                 where retries_ > 0 and (duedate_ is null or duedate_ <= localtimestamp))""") == 0);
    }

    long postmaster() {
        return count("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::bigint");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
