package health.mizan.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL of its own with production's durability, migrated, and the counters it keeps. */
final class BenchServer implements AutoCloseable {

    private final EmbeddedPostgres embedded;
    private final JdbcClient owner;
    private final long postmaster;
    private boolean plainTables;

    private BenchServer(EmbeddedPostgres embedded) {
        this.embedded = embedded;
        this.owner = JdbcClient.create(new DriverManagerDataSource(url(), "postgres", ""));
        this.postmaster = owner.sql("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::bigint")
                .query(Long.class)
                .single();
    }

    static BenchServer start() throws IOException {
        BenchServer server = new BenchServer(EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                // The embedded server turns these off by default; what counts is how fast a durable entry is.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.track_planning", "off")
                .start());
        Flyway.configure()
                .dataSource(server.url(), "postgres", "")
                .schemas("billing")
                .defaultSchema("billing")
                .load()
                .migrate();
        server.owner.sql("create extension pg_stat_statements schema public").update();
        return server;
    }

    String url() {
        return "jdbc:postgresql://localhost:" + port() + "/postgres";
    }

    int port() {
        return embedded.getPort();
    }

    /** Twins of the journal's tables with their columns and indexes and nothing else. */
    void makePlainTables() {
        owner.sql("""
                create schema bench_plain;
                create table bench_plain.journal_entry (like billing.journal_entry including indexes);
                create table bench_plain.posting (like billing.posting including indexes)""").update();
        plainTables = true;
    }

    /** What the database did during a scenario; its own bookkeeping included. */
    record Counts(long statements, long commits, long walBytes, long cpuMicros, long clientMicros) {

        Counts plus(Counts more) {
            return new Counts(
                    statements + more.statements,
                    commits + more.commits,
                    walBytes + more.walBytes,
                    cpuMicros + more.cpuMicros,
                    clientMicros + more.clientMicros);
        }
    }

    /** Something to measure. */
    interface Scenario {

        /** What is not measured: connecting, warming up. */
        default void prepare() throws IOException, InterruptedException, ExecutionException {}

        /** Latencies in nanoseconds, in order. */
        long[] run() throws IOException, InterruptedException, ExecutionException;

        /** Ends its connections. */
        default void end() {}
    }

    LedgerBench.Figures measure(Scenario scenario, Duration time)
            throws IOException, InterruptedException, ExecutionException {
        // All begin with empty tables: an index costs more to grow the larger it is.
        owner.sql("""
                set session_replication_role = replica;
                truncate billing.sealed_entry, billing.ledger_seal, billing.posting, billing.journal_entry;
                reset session_replication_role""").update();
        if (plainTables) {
            owner.sql("truncate bench_plain.posting, bench_plain.journal_entry").update();
        }
        owner.sql("checkpoint").update();
        scenario.prepare();
        Counts before = counts();
        long[] nanos = scenario.run();
        scenario.end();
        awaitCounts();
        Counts after = counts();
        return new LedgerBench.Figures(
                nanos,
                time.toMillis() / 1e3,
                new Counts(
                        after.statements - before.statements,
                        after.commits - before.commits,
                        after.walBytes - before.walBytes,
                        after.cpuMicros - before.cpuMicros,
                        after.clientMicros - before.clientMicros));
    }

    /** Backends hand in their counts when they end. */
    private void awaitCounts() {
        owner.sql("""
                do $$ begin
                    while exists (select from pg_stat_activity
                                   where backend_type = 'client backend' and pid <> pg_backend_pid()) loop
                        perform pg_sleep(0.05);
                        perform pg_stat_clear_snapshot();
                    end loop;
                end $$""").update();
    }

    private Counts counts() throws IOException {
        return owner.sql("""
                select (select sum(calls)::bigint from public.pg_stat_statements) as statements,
                       (select xact_commit from pg_stat_database where datname = current_database()) as commits,
                       pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as wal_bytes,
                       :cpu::bigint as cpu_micros, :client::bigint as client_micros""")
                .param("cpu", CpuTime.microsOf(postmaster))
                .param("client", CpuTime.microsOf(ProcessHandle.current().pid()))
                .query(Counts.class)
                .single();
    }

    @Override
    public void close() throws IOException {
        embedded.close();
    }
}
