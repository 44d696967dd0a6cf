package health.mizan.bench;

import health.mizan.ledger.CpuTime;
import health.mizan.sandbox.demo.Places;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The default run in a process of its own, in a scratch directory and on free ports, with its sandbox; recorded by the
 * JDK's flight recorder. Its compiler is that of a deployment: {@code ./mizan run} starts earlier and peaks lower.
 */
final class BenchRun implements AutoCloseable {

    private static final int PORTS_ABOVE = 14;
    private static final List<String> FLAGS = List.of(
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:+DebugNonSafepoints");

    private final BenchDatabase database;
    private final Process process;
    private final Path scratch;
    private final Places places;

    private BenchRun(BenchDatabase database, Process process, Path scratch, Places places) {
        this.database = database;
        this.process = process;
        this.scratch = scratch;
        this.places = places;
    }

    static BenchRun start() throws IOException {
        Path scratch = Files.createTempDirectory("mizan-bench");
        Path log =
                Path.of(System.getProperty("bench.log", scratch.resolve("log").toString()));
        BenchDatabase database = BenchDatabase.start();
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", productionClassPath(), "health.mizan.MizanApplication"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "MIZAN_STANDALONE", "true",
                        "MIZAN_DATA", scratch.resolve("data").toString(),
                        "MIZAN_PORT", Integer.toString(port),
                        "SPRING_DATASOURCE_URL", database.url(),
                        "SPRING_DATASOURCE_USERNAME", "mizan_app",
                        "SPRING_FLYWAY_URL", database.url(),
                        "SPRING_FLYWAY_USER", "postgres"));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        BenchRun run = new BenchRun(
                database, process, scratch, Places.ofTheDefaultRun(URI.create("http://localhost:" + port)));
        Awaitility.await(log.toString()).atMost(Duration.ofMinutes(3)).until(run::isReady);
        return run;
    }

    BenchDatabase database() {
        return database;
    }

    Places places() {
        return places;
    }

    /** So far. The application's processor time is with its sandbox; the database's is with what watches it. */
    Load.Spent spent() throws IOException {
        return new Load.Spent(
                database.counts(), CpuTime.microsOf(process.pid()), CpuTime.microsOf(database.postmaster()));
    }

    double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Begins to take samples of what the application does. */
    void record() throws IOException, InterruptedException {
        jcmd("JFR.start", "name=bench", "settings=profile");
    }

    /** What was sampled since. With {@code -Dbench.recording=} the recording is kept there. */
    Profile recorded() throws IOException, InterruptedException {
        Path file = scratch.resolve("profile.jfr");
        jcmd("JFR.stop", "name=bench", "filename=" + file);
        String kept = System.getProperty("bench.recording", "");
        if (!kept.isEmpty()) {
            Files.copy(file, Path.of(kept), StandardCopyOption.REPLACE_EXISTING);
        }
        return Profile.of(file);
    }

    private void jcmd(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(process.pid())));
        all.addAll(List.of(command));
        Process told = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!told.waitFor(30, TimeUnit.SECONDS) || told.exitValue() != 0) {
            throw new IllegalStateException("the application was not recorded: " + command[0]);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        database.close();
        try (Stream<Path> all = Files.walk(scratch)) {
            all.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
        }
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the application ended; its log tells why");
        }
        return Files.exists(scratch.resolve("data/running.properties"));
    }

    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int first;
            try (ServerSocket socket = new ServerSocket(0)) {
                first = socket.getLocalPort();
            }
            if (IntStream.rangeClosed(first, first + PORTS_ABOVE).allMatch(BenchRun::isFree)) {
                return first;
            }
        }
        throw new IllegalStateException("not enough free ports in a row");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static String productionClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes") && !entry.contains("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
