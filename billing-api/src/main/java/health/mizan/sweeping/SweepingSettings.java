package health.mizan.sweeping;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Background work of this copy.
 *
 * @param enabled    false on copies that only answer requests
 * @param stopWithin a round under way at shutdown gets this long to end, then it is interrupted
 */
@Validated
@ConfigurationProperties(prefix = "mizan.sweeping", ignoreUnknownFields = false)
record SweepingSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("20s") Duration stopWithin) {

    SweepingSettings {
        if (stopWithin.isNegative() || stopWithin.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("mizan.sweeping.stop-within lies between 0s and 5m");
        }
    }
}
