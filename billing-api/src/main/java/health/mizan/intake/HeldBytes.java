package health.mizan.intake;

import java.util.concurrent.atomic.AtomicLong;

/** The memory all bodies together may take, so that many lawful ones at once cannot do what one bomb may not. */
final class HeldBytes {

    private final long limit;
    private final AtomicLong held = new AtomicLong();

    HeldBytes(long limit) {
        this.limit = limit;
    }

    /** False if there is no room; nothing is taken then. */
    boolean take(long bytes) {
        if (held.addAndGet(bytes) <= limit) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
