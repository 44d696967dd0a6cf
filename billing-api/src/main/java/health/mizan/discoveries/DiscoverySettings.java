package health.mizan.discoveries;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long it is known who was asked about without a file.
 *
 * @param keep number, answer and the messages to and from the payer are erased after this; that somebody asked stays. Not
 *             less than 1d, so that an answer is found again on the day
 */
@Validated
@ConfigurationProperties(prefix = "mizan.discoveries", ignoreUnknownFields = false)
record DiscoverySettings(@DefaultValue("7d") Duration keep) {

    DiscoverySettings {
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("mizan.discoveries.keep is at least 1d");
        }
    }
}
