package health.mizan.relay;

import health.mizan.outbox.Subscribers;
import health.mizan.sweeping.Sweep;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes what was delivered long ago, and brings to light what nobody will ever deliver. */
@Component
class RelayJanitor implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(RelayJanitor.class);
    private static final int BATCH = 1_000;

    private final DeliveryStore store;
    private final Subscribers subscribers;
    private final RelaySettings settings;

    RelayJanitor(DeliveryStore store, Subscribers subscribers, RelaySettings settings) {
        this.store = store;
        this.subscribers = subscribers;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "outbox.janitor";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public boolean sweep() {
        int orphans = store.parkOrphans(subscribers.byName().keySet(), settings.orphanAfter());
        if (orphans > 0) {
            log.error("outbox.orphans parked={} reason=\"no handler of that name exists\"", orphans);
        }
        int deliveries = store.deleteFinished(settings.keep(), BATCH);
        int events = store.deleteEventsWithoutDeliveries(settings.keep(), BATCH);
        return deliveries == BATCH || events == BATCH;
    }
}
