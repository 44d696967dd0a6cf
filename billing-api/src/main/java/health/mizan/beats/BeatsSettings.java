package health.mizan.beats;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How remote calls are looked after.
 *
 * @param poll  how often overdue ones are looked for
 * @param grace a call sent but not settled counts as unknown this long after its own timeout
 */
@Validated
@ConfigurationProperties(prefix = "mizan.beats", ignoreUnknownFields = false)
record BeatsSettings(
        @DefaultValue("5s") Duration poll,
        @DefaultValue("30s") Duration grace) {

    BeatsSettings {
        if (!poll.isPositive() || grace.isNegative()) {
            throw new IllegalArgumentException("mizan.beats.poll must be longer than nothing, grace not negative");
        }
    }
}
