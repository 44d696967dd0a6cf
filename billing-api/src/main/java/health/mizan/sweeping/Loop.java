package health.mizan.sweeping;

import health.mizan.web.Traces;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that works in rounds: at once while there is more, else after a pause or when woken. */
public final class Loop {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);

    private final String name;
    private final Duration pause;
    private final BooleanSupplier round;
    private final Runnable onFailure;
    private final Semaphore wakes = new Semaphore(0);

    private volatile boolean stopping;
    private @Nullable Thread thread;

    /**
     * @param round one bounded piece of work; true if more is waiting
     * @param onFailure told of each round that threw, to count it
     */
    public Loop(String name, Duration pause, BooleanSupplier round, Runnable onFailure) {
        this.name = name;
        this.pause = pause;
        this.round = round;
        this.onFailure = onFailure;
    }

    public synchronized void start() {
        if (thread == null) {
            stopping = false;
            thread = Thread.ofPlatform().name("loop-" + name).daemon().start(this::run);
        }
    }

    /** Ends the pause; during a round, the next one follows without a pause. Cheap, from any thread. */
    public void wake() {
        wakes.release();
    }

    /** Asks the loop to end after the present round, without waiting for it. */
    public void stopSoon() {
        stopping = true;
        wake();
    }

    /** Waits for the loop to end, interrupts it after {@code patience}; false if it is running still. */
    public synchronized boolean stop(Duration patience) throws InterruptedException {
        stopSoon();
        Thread running = thread;
        if (running == null || running.join(patience)) {
            thread = null;
            return true;
        }
        log.warn("loop.interrupted name={} after={}", name, patience);
        running.interrupt();
        boolean ended = running.join(Duration.ofSeconds(2));
        thread = null;
        return ended;
    }

    private void run() {
        while (!stopping) {
            boolean more = attempt();
            if (!more && !stopping) {
                rest();
            }
        }
    }

    /** A round that fails must not end the loop: the database comes back, the next row is sound. */
    private boolean attempt() {
        try {
            wakes.drainPermits();
            return round.getAsBoolean();
        } catch (RuntimeException | StackOverflowError | LinkageError failed) {
            if (!stopping) {
                onFailure.run();
                log.warn("loop.failed name={} error={}", name, Traces.withoutMessages(failed));
            }
            return false;
        }
    }

    @SuppressWarnings("ReturnValueIgnored") // woken or rested, the next round is due
    private void rest() {
        try {
            wakes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException asked) {
            stopping = true;
        }
    }
}
