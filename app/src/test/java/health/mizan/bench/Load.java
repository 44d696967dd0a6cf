package health.mizan.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Clients who do the same thing again and again, and what that took, with everything that followed from it. */
final class Load {

    private static final int IDLE_SECONDS = 4;

    private final BenchRun run;
    private final Report report;

    Load(BenchRun run, Report report) {
        this.run = run;
        this.report = report;
    }

    /** One client's next act; false if there is nothing left to act on. */
    interface Act {

        boolean once(int client);
    }

    /** By application and database together, from the first act until nothing was left to do. */
    record Spent(BenchDatabase.Counts counts, long applicationMicros, long databaseMicros) {}

    /**
     * What some acts took.
     *
     * @param nanos   of each, in order of size
     * @param seconds from the first act's beginning to the last one's end
     */
    record Taken(long[] nanos, double seconds, Spent spent, double loadAverage) {

        int acts() {
            return nanos.length;
        }

        double perSecond() {
            return acts() / seconds;
        }

        double millisAt(double quantile) {
            return acts() == 0 ? 0 : nanos[(int) Math.min(acts() - 1, acts() * quantile)] / 1e6;
        }
    }

    /** Without a word: to prepare, to warm up. Gives the number of acts. */
    int drive(int clients, Duration atMost, Act act) throws InterruptedException, ExecutionException {
        return nanos(clients, atMost, act).length;
    }

    /** Adds a row to the table. */
    Taken measure(String what, int clients, Duration atMost, Act act)
            throws IOException, InterruptedException, ExecutionException {
        run.database().awaitNothingToDo();
        run.database().forget();
        Spent before = run.spent();
        long begin = System.nanoTime();
        long[] nanos = nanos(clients, atMost, act);
        double seconds = (System.nanoTime() - begin) / 1e9;
        run.database().awaitNothingToDo();
        Spent after = run.spent();
        Taken taken = new Taken(
                nanos,
                seconds,
                new Spent(
                        after.counts().since(before.counts()),
                        after.applicationMicros() - before.applicationMicros(),
                        after.databaseMicros() - before.databaseMicros()),
                run.loadAverage());
        report.row(what, clients, taken);
        return taken;
    }

    /** As {@link #measure}, and names below the row what cost most. */
    Taken explain(String what, int clients, Duration atMost, Act act)
            throws IOException, InterruptedException, ExecutionException {
        run.record();
        Taken taken = measure(what, clients, atMost, act);
        BenchDatabase database = run.database();
        report.statements("statements by time", database.costliest(true, report.most()), taken.acts());
        report.statements("statements by number", database.costliest(false, report.most()), taken.acts());
        Profile profile = run.recorded();
        report.shares("processor time by library (" + profile.samples() + " samples)", profile.libraries());
        report.shares("processor time by the method of ours that it is for", profile.ours());
        return taken;
    }

    /** What the application does when nobody asks it anything: it is in all the other counts too. */
    void idle() throws InterruptedException {
        run.database().awaitNothingToDo();
        run.database().forget();
        BenchDatabase.Counts before = run.database().counts();
        new CountDownLatch(1).await(IDLE_SECONDS, TimeUnit.SECONDS);
        BenchDatabase.Counts counts = run.database().counts().since(before);
        report.say("(at rest: %.1f statements and %.1f commits a second)"
                .formatted((double) counts.statements() / IDLE_SECONDS, (double) counts.writes() / IDLE_SECONDS));
    }

    private static long[] nanos(int clients, Duration atMost, Act act) throws InterruptedException, ExecutionException {
        long until = System.nanoTime() + atMost.toNanos();
        List<Long> nanos = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Callable<List<Long>>> all = IntStream.range(0, clients)
                    .<Callable<List<Long>>>mapToObj(client -> () -> one(client, until, act))
                    .toList();
            for (Future<List<Long>> taken : threads.invokeAll(all)) {
                nanos.addAll(taken.get());
            }
        }
        return nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static List<Long> one(int client, long until, Act act) {
        List<Long> nanos = new ArrayList<>();
        long before = System.nanoTime();
        while (before < until && act.once(client)) {
            long after = System.nanoTime();
            nanos.add(after - before);
            before = after;
        }
        return nanos;
    }
}
