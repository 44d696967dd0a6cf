package health.mizan.worklists;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What counts as work.
 *
 * @param waitingAfter how long a payer may take before somebody asks where a claim stands
 */
@Validated
@ConfigurationProperties(prefix = "mizan.worklists", ignoreUnknownFields = false)
public record WorklistSettings(@DefaultValue("7d") Duration waitingAfter) {

    public WorklistSettings {
        if (waitingAfter.isNegative() || waitingAfter.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("mizan.worklists.waiting-after lies between 0 and 365 days");
        }
    }
}
