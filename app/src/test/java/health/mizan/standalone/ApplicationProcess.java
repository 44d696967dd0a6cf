package health.mizan.standalone;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The default run as a process of its own, which can be killed. Has production classes on its path, as the jar has. */
public final class ApplicationProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Path data;
    private final Path output;
    private final Process process;

    private ApplicationProcess(Path data, Path output, Process process) {
        this.data = data;
        this.output = output;
        this.process = process;
    }

    static ApplicationProcess start(Path data) throws IOException {
        return start(data, Map.of("mizan.port", "0"));
    }

    /** @param settings by their names, such as {@code mizan.port} */
    public static ApplicationProcess start(Path data, Map<String, String> settings) throws IOException {
        Path output = Files.createTempFile("mizan-run", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                productionClassPath()));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("health.mizan.MizanApplication");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("MIZAN_DATA", data.toString());
        return new ApplicationProcess(data, output, builder.start());
    }

    public ApplicationProcess awaitReady() {
        return awaitReady(START_LIMIT);
    }

    public ApplicationProcess awaitReady(Duration limit) {
        Awaitility.await(output.toString())
                .atMost(limit)
                .until(() -> !process.isAlive()
                        || running().getProperty("process", "").equals(pid()));
        if (!process.isAlive()) {
            throw new AssertionError("it ended: " + output());
        }
        return this;
    }

    /** The exit code, once it has ended by itself. */
    int awaitExit(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("it still runs after " + limit + ": " + output());
        }
        return process.exitValue();
    }

    /** Asks it to stop, as an operator or a container engine does. */
    void terminate() {
        process.destroy();
    }

    public void killApplication() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** One of its workers is killed: the server drops everybody, recovers from its log and is there again. */
    public void crashDatabase() throws SQLException {
        try (Connection bystander = ownersDatabase().getConnection();
                Connection victim = ownersDatabase().getConnection()) {
            long worker = JdbcClient.create(new SingleConnectionDataSource(victim, true))
                    .sql("select pg_backend_pid()")
                    .query(Long.class)
                    .single();
            ProcessHandle.of(worker).orElseThrow().destroyForcibly();
            Awaitility.await("everybody is dropped").until(() -> !bystander.isValid(1));
        }
        Awaitility.await("the database is there again").atMost(START_LIMIT).until(this::databaseAnswers);
    }

    private boolean databaseAnswers() {
        try (Connection again = ownersDatabase().getConnection()) {
            return again.isValid(1);
        } catch (SQLException recovering) {
            return false;
        }
    }

    /** As a power cut does: the application, the database server and all its workers at once. */
    void killEverything() throws InterruptedException {
        List<ProcessHandle> victims = new ArrayList<>();
        databaseServer().ifPresent(server -> {
            victims.add(server);
            victims.addAll(server.descendants().toList());
        });
        process.destroyForcibly();
        victims.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        victims.forEach(victim -> victim.onExit().join());
    }

    Optional<ProcessHandle> databaseServer() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("pg/postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        } catch (IOException notRunning) {
            return Optional.empty();
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public boolean isReady() {
        return isAlive() && running().getProperty("process", "").equals(pid());
    }

    /** Where its log is. */
    public Path log() {
        return output;
    }

    /** The run's own database, with all rights. */
    public DriverManagerDataSource ownersDatabase() {
        return new DriverManagerDataSource(
                running().getProperty(RunningFile.DATABASE_URL),
                DatabaseRoles.OWNER,
                secrets().getProperty(Secrets.OWNER_PASSWORD));
    }

    Properties running() {
        return properties("running.properties");
    }

    Properties secrets() {
        return properties("secrets.properties");
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    @Override
    public void close() throws InterruptedException {
        killEverything();
    }

    private String pid() {
        return Long.toString(process.pid());
    }

    private Properties properties(String name) {
        Properties properties = new Properties();
        Path file = data.resolve(name);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException justReplaced) {
                return new Properties();
            }
        }
        return properties;
    }

    /** Of this run, without what belongs to tests. */
    public static String productionClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes") && !entry.contains("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
