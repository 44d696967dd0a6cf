package health.mizan.sweeping;

import java.time.Duration;

/**
 * A small recurring chore; every bean of this type is run. Several copies of the application run it at once, so it must
 * lease what it works on ({@code for update skip locked}) or be harmless when doubled.
 */
public interface Sweep {

    /** Stable name for logs and metrics, such as {@code idempotency.reaper}. */
    String name();

    /** The pause between rounds. */
    Duration every();

    /** Does one bounded round; true if more was waiting, in which case the next round follows without a pause. */
    boolean sweep();
}
