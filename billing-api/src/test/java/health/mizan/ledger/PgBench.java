package health.mizan.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL's own load generator, writing the rows that the ledger writes: the limit that a JVM can come near. */
final class PgBench {

    /** A version 7 UUID, since random ones would scatter over the index and slow pgbench down. */
    private static final String UUID_7 = """
            (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
             || substr(gen_random_uuid()::text, 16))::uuid""";

    private static final String INSERT = """
            with entry as (
                insert into %1$sjournal_entry (id, reason, source, facility, occurred_on, value_date, posted_at, lines)
                values (%2$s, 'bench.answered', gen_random_uuid()::text, '5f0c9b1e-0d5e-4c5b-9d55-1f2c6c1d7a01',
                        current_date, current_date, now(), 4)
                returning id
            )
            insert into %1$sposting (entry_id, line_no, account, party_kind, party, minor, currency)
            select entry.id, line.no, line.account, line.party_kind, line.party::uuid, line.minor, 'SAR'
              from entry, (values (1, '1110', 'payer', '0190b5a4-0000-7000-8000-00000000000a', 14280),
                                  (2, '1120', 'patient', gen_random_uuid()::text, 3570),
                                  (3, '4200', 'payer', '0190b5a4-0000-7000-8000-00000000000a', 4500),
                                  (4, '4100', null, null, -22350)) as line(no, account, party_kind, party, minor);
            """;

    /** Which tables it writes to. */
    enum Tables {
        PLAIN("plain tables: same columns and indexes, no triggers or checks", "bench_plain."),
        OURS("the ledger's own tables", "billing.");

        final String text;
        private final String schema;

        Tables(String text, String schema) {
            this.text = text;
            this.schema = schema;
        }
    }

    private final BenchServer server;
    private final Optional<Path> program;

    PgBench(BenchServer server) throws IOException {
        this.server = server;
        this.program = find();
        if (program.isPresent()) {
            server.makePlainTables();
        }
    }

    boolean isThere() {
        return program.isPresent();
    }

    /** Latencies of its transactions, in order. */
    long[] run(Tables tables, int clients, Duration time) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("mizan-pgbench");
        Path script = Files.writeString(
                directory.resolve("entry.sql"),
                INSERT.formatted(tables.schema, UUID_7).replaceAll("\\s+", " "));
        Process process = new ProcessBuilder(
                        program.orElseThrow().toString(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + clients,
                        "--jobs=" + Math.min(2, clients),
                        "--time=" + time.toSeconds(),
                        "--file=" + script,
                        "--log",
                        "--log-prefix=" + directory.resolve("log"),
                        "--host=localhost",
                        "--port=" + server.port(),
                        "--username=postgres",
                        "postgres")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("pgbench failed: " + said);
        }
        return latencies(directory);
    }

    /** A line per transaction: client, number, latency in microseconds, … */
    private static long[] latencies(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> logs = files.filter(file -> file.getFileName().toString().startsWith("log"))
                    .toList();
            long[] all = new long[0];
            for (Path log : logs) {
                try (Stream<String> lines = Files.lines(log)) {
                    long[] some = lines.mapToLong(line -> Long.parseLong(line.split(" ", 4)[2]) * 1_000)
                            .toArray();
                    int had = all.length;
                    all = Arrays.copyOf(all, had + some.length);
                    System.arraycopy(some, 0, all, had, some.length);
                }
            }
            Arrays.sort(all);
            return all;
        }
    }

    private static Optional<Path> find() throws IOException {
        Stream<Path> onPath = Arrays.stream(System.getenv("PATH").split(":")).map(Path::of);
        Path debian = Path.of("/usr/lib/postgresql");
        List<Path> versions = List.of();
        if (Files.isDirectory(debian)) {
            try (Stream<Path> found = Files.list(debian)) {
                versions = found.map(version -> version.resolve("bin")).toList();
            }
        }
        return Stream.concat(onPath, versions.stream())
                .map(folder -> folder.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
