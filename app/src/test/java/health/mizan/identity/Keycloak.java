package health.mizan.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** A real Keycloak, from its own distribution, on free ports of this machine, with realm files of this repository. */
final class Keycloak implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Path log;
    private final String base;

    private Keycloak(Process process, Path log, String base) {
        this.process = process;
        this.log = log;
        this.base = base;
    }

    /**
     * @param realms realm files by name; Keycloak replaces <code>${…}</code> in them by {@code environment}
     */
    static Keycloak start(Map<String, String> realms, Map<String, String> environment) {
        try {
            Path home = unpacked();
            Path imports = Files.createDirectories(home.resolve("data/import"));
            for (Map.Entry<String, String> realm : realms.entrySet()) {
                Files.writeString(imports.resolve(realm.getKey() + "-realm.json"), realm.getValue());
            }
            String base = "http://localhost:" + freePort();
            Path log = home.resolve("keycloak.log");
            ProcessBuilder start = new ProcessBuilder(List.of(
                            home.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--import-realm",
                            "--http-host=127.0.0.1",
                            "--http-port=" + URI.create(base).getPort(),
                            "--http-management-port=" + freePort(),
                            "--cache=local"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            start.environment().putAll(environment);
            start.environment().put("JAVA_HOME", System.getProperty("java.home"));
            start.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            Keycloak keycloak = new Keycloak(start.start(), log, base);
            keycloak.awaitReady();
            return keycloak;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String issuer(String realm) {
        return base + "/realms/" + realm;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        try {
            FileSystemUtils.deleteRecursively(log.getParent());
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
    }

    private static Path unpacked() throws IOException {
        Path archive = Path.of(System.getProperty("keycloak.archive", "keycloak.tar.gz"));
        if (!Files.exists(archive)) {
            throw new IllegalStateException("no Keycloak at " + archive + "; the app module's pom fetches it");
        }
        Path home = Files.createTempDirectory(
                Files.createDirectories(Path.of("target")).toAbsolutePath(), "keycloak");
        Process tar = new ProcessBuilder(
                        "tar", "xzf", archive.toString(), "--strip-components=1", "-C", home.toString())
                .inheritIO()
                .start();
        try {
            if (tar.waitFor() != 0) {
                throw new IOException("tar could not unpack " + archive);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        return home;
    }

    private void awaitReady() throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpRequest hello = HttpRequest.newBuilder(URI.create(issuer("master")))
                .timeout(Duration.ofSeconds(20))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (client.send(hello, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
                if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (IOException notYet) {
                pause();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        String said = Files.readString(log);
        close();
        throw new IllegalStateException("Keycloak did not start:\n" + said);
    }

    private void pause() {
        try {
            if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Keycloak ended with " + process.exitValue() + "; see " + log);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
