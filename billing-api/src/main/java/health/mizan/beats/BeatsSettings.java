package health.mizan.beats;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How remote calls are looked after.
 *
 * @param poll    how often overdue ones are looked for
 * @param grace   a call sent but not settled counts as unknown this long after its own timeout
 * @param longest no call is waited for longer than this, whatever its kind allows
 */
@Validated
@ConfigurationProperties(prefix = "mizan.beats", ignoreUnknownFields = false)
record BeatsSettings(
        @DefaultValue("5s") Duration poll,
        @DefaultValue("30s") Duration grace,
        @DefaultValue("5m") Duration longest) {

    BeatsSettings {
        if (!poll.isPositive() || grace.isNegative() || !longest.isPositive()) {
            throw new IllegalArgumentException(
                    "mizan.beats: poll and longest are longer than nothing, grace is not negative");
        }
    }

    /** When a call of this kind that was sent and never settled is taken up again. */
    Duration overdueAfter(RemoteKind<?> kind) {
        Duration waited = kind.timeout().compareTo(longest) < 0 ? kind.timeout() : longest;
        return waited.plus(grace);
    }
}
