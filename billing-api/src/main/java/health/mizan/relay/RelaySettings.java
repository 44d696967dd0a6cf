package health.mizan.relay;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How deliveries are made.
 *
 * @param concurrency subjects that one handler works on at a time, per copy of the application
 * @param poll        the safety net for events whose kick was lost with its copy
 * @param lease       a copy that has died keeps its deliveries this long; a living one renews them
 * @param firstRetry  the pause after the first failure; it doubles with each further one
 * @param longestRetry the pause never exceeds this
 * @param maxTries    a delivery is parked after so many failures
 * @param keep        finished deliveries and their events are removed after this
 * @param orphanAfter a delivery to a handler that this version does not have is parked when due for so long
 * @param stopWithin  handlers at work at shutdown get this long, then they are interrupted
 */
@Validated
@ConfigurationProperties(prefix = "mizan.outbox", ignoreUnknownFields = false)
record RelaySettings(
        @DefaultValue("4") @Min(1) @Max(64) int concurrency,
        @DefaultValue("5s") Duration poll,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration firstRetry,
        @DefaultValue("15m") Duration longestRetry,
        @DefaultValue("30") @Min(1) @Max(1000) int maxTries,
        @DefaultValue("90d") Duration keep,
        @DefaultValue("1h") Duration orphanAfter,
        @DefaultValue("20s") Duration stopWithin) {

    RelaySettings {
        positive("poll", poll);
        positive("lease", lease);
        positive("first-retry", firstRetry);
        positive("orphan-after", orphanAfter);
        positive("keep", keep);
        if (longestRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException("mizan.outbox.longest-retry is shorter than first-retry");
        }
        if (stopWithin.isNegative()) {
            throw new IllegalArgumentException("mizan.outbox.stop-within is negative");
        }
    }

    Backoff backoff() {
        return new Backoff(firstRetry, longestRetry);
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("mizan.outbox." + name + " must be longer than nothing");
        }
    }
}
