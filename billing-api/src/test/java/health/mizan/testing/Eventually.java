package health.mizan.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other threads or processes bring about, for as long as a slow machine may need. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Eventually() {}

    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    public static void until(String what, Duration patience, BooleanSupplier condition) {
        if (!within(patience, condition)) {
            throw new AssertionError("waited " + patience + " in vain until " + what);
        }
    }

    /** @param found what is there instead, asked for only when the wait was in vain */
    public static void until(String what, BooleanSupplier condition, Supplier<?> found) {
        if (!within(PATIENCE, condition)) {
            throw new AssertionError("waited " + PATIENCE + " in vain until " + what + ", but: " + found.get());
        }
    }

    private static boolean within(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(5_000_000);
        }
        return true;
    }
}
