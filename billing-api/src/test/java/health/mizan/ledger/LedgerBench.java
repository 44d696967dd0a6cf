package health.mizan.ledger;

import static health.mizan.ledger.Account.CONTRACTUAL_ADJUSTMENT;
import static health.mizan.ledger.Account.INSURER_RECEIVABLE;
import static health.mizan.ledger.Account.PATIENT_RECEIVABLE;
import static health.mizan.ledger.Account.SERVICE_REVENUE;
import static health.mizan.testing.Fixtures.sar;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import health.mizan.ids.TimeOrderedIds;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many entries of four postings a second the ledger writes, one entry per transaction, beside pgbench writing the
 * same rows in the same run. Prints one JSON line per scenario. Arguments: seconds to measure (10), in two turns, and to warm up (10).
 */
public final class LedgerBench {

    private static final int[] CLIENTS = {1, 8};
    private static final int TURNS = 2;

    private final BenchServer server;
    private final Duration turnLength;
    private final Duration warmUp;

    private LedgerBench(BenchServer server, Duration measured, Duration warmUp) {
        this.server = server;
        this.turnLength = measured.dividedBy(TURNS);
        this.warmUp = warmUp;
    }

    public static void main(String... args) throws IOException, InterruptedException, ExecutionException {
        Duration measured = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 10);
        Duration warmUp = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 10);
        try (BenchServer server = BenchServer.start()) {
            new LedgerBench(server, measured, warmUp).run();
        }
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        PgBench pgbench = new PgBench(server);
        if (!pgbench.isThere()) {
            System.err.println("pgbench was not found on PATH or in /usr/lib/postgresql: no ratios this time"
                    + " (Debian: apt-get install postgresql)");
        }
        for (int clients : CLIENTS) {
            server.measure(new Posting(clients, warmUp), warmUp);
            Figures ours = Figures.NONE;
            Map<PgBench.Tables, Figures> theirs = new EnumMap<>(PgBench.Tables.class);
            // In turns, so that whatever else the machine does weighs on both.
            for (int turn = 0; turn < TURNS; turn++) {
                ours = ours.plus(server.measure(new Posting(clients, turnLength), turnLength));
                if (pgbench.isThere()) {
                    for (PgBench.Tables tables : PgBench.Tables.values()) {
                        theirs.merge(
                                tables,
                                server.measure(() -> pgbench.run(tables, clients, turnLength), turnLength),
                                Figures::plus);
                    }
                }
            }
            print("mizan", clients, ours, "");
            double rate = ours.perSecond();
            theirs.forEach((tables, figures) -> print(
                    "pgbench, " + tables.text,
                    clients,
                    figures,
                    String.format(Locale.ROOT, ",\"mizan_to_this\":%.2f", rate / figures.perSecond())));
        }
    }

    /** Latencies of one scenario, in nanoseconds and in order, and what the database counted meanwhile. */
    record Figures(long[] nanos, double seconds, BenchServer.Counts counts) {

        static final Figures NONE = new Figures(new long[0], 0, new BenchServer.Counts(0, 0, 0, 0, 0));

        Figures plus(Figures more) {
            long[] all = LongStream.concat(Arrays.stream(nanos), Arrays.stream(more.nanos))
                    .sorted()
                    .toArray();
            return new Figures(all, seconds + more.seconds, counts.plus(more.counts));
        }

        double perSecond() {
            return nanos.length / seconds;
        }

        double millisAt(double quantile) {
            return nanos[(int) Math.min(nanos.length - 1, nanos.length * quantile)] / 1e6;
        }
    }

    private static void print(String what, int clients, Figures figures, String ratio) {
        double entries = figures.nanos().length;
        System.out.printf(
                Locale.ROOT,
                "{\"scenario\":\"%s\",\"clients\":%d,\"entries_per_second\":%.0f,\"p50_ms\":%.2f,\"p99_ms\":%.2f,"
                        + "\"statements_per_entry\":%.2f,\"commits_per_entry\":%.2f,\"wal_bytes_per_entry\":%.0f,"
                        + "\"database_cpu_us_per_entry\":%.0f,\"client_cpu_us_per_entry\":%.0f%s}%n",
                what,
                clients,
                figures.perSecond(),
                figures.millisAt(0.50),
                figures.millisAt(0.99),
                figures.counts().statements() / entries,
                figures.counts().commits() / entries,
                figures.counts().walBytes() / entries,
                figures.counts().cpuMicros() / entries,
                figures.counts().clientMicros() / entries,
                ratio);
    }

    /** Clients that post one entry after the other, each in a transaction of its own. */
    private final class Posting implements BenchServer.Scenario {

        private final int clients;
        private final Duration time;
        private final HikariDataSource pool;
        private final ExecutorService threads;
        private final Ledger ledger;

        Posting(int clients, Duration time) {
            this.clients = clients;
            this.time = time;
            this.pool = pool(clients);
            this.threads = Executors.newFixedThreadPool(clients);
            this.ledger = new Ledger(new JournalStore(JdbcClient.create(pool), new TimeOrderedIds(Clock.systemUTC())));
        }

        /** A server keeps its connections: what each learns in its first second is not part of an entry. */
        @Override
        public void prepare() throws InterruptedException, ExecutionException {
            post(Duration.ofSeconds(1));
            List<Future<Integer>> handedIn = new ArrayList<>();
            CountDownLatch all = new CountDownLatch(clients);
            for (int i = 0; i < clients; i++) {
                handedIn.add(threads.submit(() -> handIn(all)));
            }
            for (Future<Integer> one : handedIn) {
                one.get();
            }
        }

        @Override
        public long[] run() throws InterruptedException, ExecutionException {
            return post(time);
        }

        @Override
        public void end() {
            threads.close();
            pool.close();
        }

        /** Makes one connection hand in what it has counted so far; all at once, so that each connection is used. */
        private int handIn(CountDownLatch all) throws SQLException, InterruptedException {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                all.countDown();
                all.await();
                statement.execute("select pg_stat_force_next_flush()");
                return 1;
            }
        }

        private long[] post(Duration howLong) throws InterruptedException, ExecutionException {
            long until = System.nanoTime() + howLong.toNanos();
            List<Future<long[]>> results = IntStream.range(0, clients)
                    .mapToObj(i -> threads.submit(() -> LedgerBench.post(ledger, until)))
                    .toList();
            LongStream all = LongStream.empty();
            for (Future<long[]> result : results) {
                all = LongStream.concat(all, Arrays.stream(result.get()));
            }
            return all.sorted().toArray();
        }
    }

    private static long[] post(Ledger ledger, long until) {
        FacilityId facility = new FacilityId(UUID.randomUUID());
        Party payer = Party.of(new PayerId(UUID.randomUUID()));
        long[] nanos = new long[1 << 20];
        int count = 0;
        for (long before = System.nanoTime(); before < until && count < nanos.length; count++) {
            Party patient = Party.of(new PatientId(UUID.randomUUID()));
            ledger.post(JournalEntry.of("bench.answered", UUID.randomUUID().toString())
                    .at(facility)
                    .debit(INSURER_RECEIVABLE, payer, sar("142.80"))
                    .debit(PATIENT_RECEIVABLE, patient, sar("35.70"))
                    .debit(CONTRACTUAL_ADJUSTMENT, payer, sar("45.00"))
                    .credit(SERVICE_REVENUE, sar("223.50"))
                    .balanced());
            long after = System.nanoTime();
            nanos[count] = after - before;
            before = after;
        }
        return Arrays.copyOf(nanos, count);
    }

    private HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername("mizan_app");
        config.setMaximumPoolSize(size);
        config.setConnectionInitSql("set search_path to billing");
        return new HikariDataSource(config);
    }
}
