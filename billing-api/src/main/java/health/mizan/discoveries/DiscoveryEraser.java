package health.mizan.discoveries;

import health.mizan.eligibility.EligibilityCheck;
import health.mizan.sweeping.Sweep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Erases whom payers were asked about: no file justifies keeping it. */
@Component
@EnableConfigurationProperties(DiscoverySettings.class)
class DiscoveryEraser implements Sweep {

    private static final int BATCH = 200;

    private final DiscoveryStore store;
    private final ObjectProvider<PayerDiscovery> connectors;
    private final DiscoverySettings settings;
    private final Clock clock;

    DiscoveryEraser(
            DiscoveryStore store, ObjectProvider<PayerDiscovery> connectors, DiscoverySettings settings, Clock clock) {
        this.store = store;
        this.connectors = connectors;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "discoveries.eraser";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public boolean sweep() {
        Instant now = clock.instant();
        List<DiscoveryId> old = store.askedBefore(now.minus(settings.keep()), BATCH);
        // The messages first: should we stop in between, the next round finds the question again.
        old.forEach(one -> {
            connectors.forEach(connector -> connector.erase(DiscoveryAsking.key(one)));
            store.erase(one, EligibilityCheck.NO_ANSWER, now);
        });
        return old.size() == BATCH;
    }
}
