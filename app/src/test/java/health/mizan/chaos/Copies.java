package health.mizan.chaos;

import health.mizan.standalone.ApplicationProcess;
import health.mizan.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The copies of the application: same database, same secrets, each a process of its own that can be killed. */
final class Copies implements Stage.Part {

    private static final List<String> SHARED = List.of("secrets.properties", "issuer-key.json");

    /** Of two at once, on a machine that has other things to do. */
    private static final Duration START_LIMIT = Duration.ofMinutes(6);

    private final Path data;
    private final Map<String, String> settings;
    private final List<Integer> ports;
    private final List<Integer> idlePorts;
    private final List<ApplicationProcess> running = new ArrayList<>();
    private final Map<String, Path> logs = Collections.synchronizedMap(new LinkedHashMap<>());
    private int kills;
    private int revivals;

    /** @param idlePorts of the sandboxes that come with the default run and that nobody calls here */
    Copies(Path data, Map<String, String> settings, List<Integer> ports, List<Integer> idlePorts) {
        this.data = data;
        this.settings = settings;
        this.ports = List.copyOf(ports);
        this.idlePorts = List.copyOf(idlePorts);
    }

    /** The first migrates the database and makes the secrets; the others have the same. */
    void start() throws IOException {
        for (int copy = 0; copy < ports.size(); copy++) {
            if (copy > 0) {
                Files.createDirectories(home(copy));
                for (String file : SHARED) {
                    Files.copy(home(0).resolve(file), home(copy).resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            running.add(launch(copy).awaitReady(START_LIMIT));
        }
    }

    int count() {
        return ports.size();
    }

    synchronized boolean isReady(int copy) {
        return running.get(copy).isReady();
    }

    synchronized long ready() {
        return running.stream().filter(ApplicationProcess::isReady).count();
    }

    /** At any moment of its work; another process takes its place at once. */
    synchronized void kill(int copy) throws InterruptedException {
        running.get(copy).killApplication();
        kills++;
        running.set(copy, launch(copy));
    }

    /** As any supervisor does: a copy that did not survive its own start is started once more. */
    synchronized void revive() {
        for (int copy = 0; copy < running.size(); copy++) {
            if (!running.get(copy).isAlive()) {
                running.set(copy, launch(copy));
                revivals++;
            }
        }
    }

    void awaitAll() {
        Eventually.until("all copies are ready", START_LIMIT, () -> {
            revive();
            return running.stream().allMatch(ApplicationProcess::isReady);
        });
    }

    String figures() {
        return "%d kills, %d starts that failed and were repeated".formatted(kills, revivals);
    }

    /** What each of their lives wrote, by its name. */
    Map<String, Path> logs() {
        return logs;
    }

    private ApplicationProcess launch(int copy) {
        Map<String, String> own = new HashMap<>(settings);
        own.put("mizan.port", Integer.toString(ports.get(copy)));
        own.put("mizan.sandbox.port", Integer.toString(idlePorts.get(copy)));
        try {
            ApplicationProcess life = ApplicationProcess.start(home(copy), own);
            logs.put("life-%02d-of-copy-%d.log".formatted(logs.size(), copy), life.log());
            return life;
        } catch (IOException noSuchProgram) {
            throw new UncheckedIOException(noSuchProgram);
        }
    }

    private Path home(int copy) {
        return data.resolve("copy-" + copy);
    }

    @Override
    public void close() throws InterruptedException {
        for (ApplicationProcess one : running) {
            one.killApplication();
        }
    }
}
