package health.mizan.idempotency;

import health.mizan.sweeping.Sweep;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Forgets keys that no client repeats any more. */
@Component
class IdempotencyReaper implements Sweep {

    private static final int BATCH = 1_000;

    private final IdempotencyStore store;
    private final IdempotencySettings settings;

    IdempotencyReaper(IdempotencyStore store, IdempotencySettings settings) {
        this.store = store;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "idempotency.reaper";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public boolean sweep() {
        return store.deleteOlderThan(settings.keep(), BATCH) == BATCH;
    }
}
