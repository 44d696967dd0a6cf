package health.mizan.chaos;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What befalls everybody, drawn from the seed: the same seed does the same to whoever is there at that moment. */
final class Schedule implements Runnable {

    private static final int SHORTEST_PAUSE_MILLIS = 1_000;
    private static final int LONGEST_PAUSE_MILLIS = 6_000;
    private static final int LAST_ONE_IN = 8;

    private static final List<Map<String, Object>> GATEWAY = List.of(
            Map.of("kind", "drop-after", "path", "/v1/payments", "times", 2),
            Map.of("kind", "drop-before", "path", "/v1/payments", "times", 2),
            Map.of("kind", "status-after", "status", 500, "path", "/v1/payments", "times", 2),
            Map.of("kind", "status", "status", 503, "path", "/v1/payments", "times", 3),
            Map.of("kind", "garble", "path", "/v1/payments", "times", 2),
            Map.of("kind", "hang", "method", "POST", "path", "/v1/payments"),
            Map.of("kind", "delay", "delayMs", 4_000, "path", "/v1/payments", "times", 2));
    private static final List<Map<String, Object>> PAYER = List.of(
            Map.of("kind", "drop-after", "path", "/$process-message", "times", 2),
            Map.of("kind", "status", "status", 503, "path", "/$process-message", "times", 3),
            Map.of("kind", "hang", "path", "/$process-message"),
            Map.of("kind", "delay", "delayMs", 4_000, "path", "/$process-message", "times", 2));
    private static final List<Map<String, Object>> EMR = List.of(
            Map.of("kind", "status", "status", 503, "path", "/fhir", "times", 6),
            Map.of("kind", "drop-after", "path", "/fhir", "times", 3),
            Map.of("kind", "status-after", "status", 500, "path", "/fhir", "times", 2));

    private final Random random;
    private final Copies copies;
    private final ChaosDatabase database;
    private final Parties parties;
    private final ClientLog log;
    private final CountDownLatch enough = new CountDownLatch(1);
    private final Map<String, Integer> counts = new TreeMap<>();

    Schedule(long seed, Copies copies, ChaosDatabase database, Parties parties, ClientLog log) {
        this.random = new Random(seed);
        this.copies = copies;
        this.database = database;
        this.parties = parties;
        this.log = log;
    }

    /** Until it is told that it is enough. */
    @Override
    public void run() {
        try {
            while (!enough.await(random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS), TimeUnit.MILLISECONDS)) {
                next();
                copies.revive();
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void enough() {
        enough.countDown();
    }

    Map<String, Integer> counts() {
        return counts;
    }

    private void next() throws IOException, InterruptedException {
        int draw = random.nextInt(100);
        int which = random.nextInt(1 << 20);
        URI gateway = parties.places().gateway();
        if (draw < 30) {
            kill(which % copies.count(), which % LAST_ONE_IN == 0);
        } else if (draw < 40) {
            crash();
        } else if (draw < 60) {
            rude(gateway, GATEWAY.get(which % GATEWAY.size()), "gateway");
        } else if (draw < 72) {
            rude(parties.places().payer(), PAYER.get(which % PAYER.size()), "payer");
        } else if (draw < 86) {
            rude(parties.places().emr(), EMR.get(which % EMR.size()), "EMR");
        } else {
            boolean reversed = which % 2 == 0;
            int many = 1 + which % 3;
            did("notices " + many + " times" + (reversed ? " and turned round" : ""));
            parties.notices(many, reversed, which % 700);
        }
    }

    /** Never one that is just starting, and the last one seldom: there must be somebody to hurt. */
    private void kill(int wanted, boolean evenTheLast) throws InterruptedException {
        int copy = copies.isReady(wanted) ? wanted : (wanted + 1) % copies.count();
        boolean last = copies.ready() == 1;
        if (copies.isReady(copy) && (!last || evenTheLast)) {
            did(last ? "last copy killed" : "copy killed");
            log.note("copy " + copy + " killed");
            copies.kill(copy);
        }
    }

    private void crash() throws IOException, InterruptedException {
        if (copies.ready() > 0) {
            did("database stopped without farewell");
            database.crash();
        }
    }

    private void rude(URI party, Map<String, Object> how, String name) {
        did(name + ": " + how.get("kind"));
        parties.rude(party, how);
    }

    private void did(String what) {
        counts.merge(what, 1, Integer::sum);
        log.note(what);
    }
}
