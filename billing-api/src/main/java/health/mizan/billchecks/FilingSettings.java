package health.mizan.billchecks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long payers take claims and objections, until contracts say otherwise.
 *
 * @param within  from the day of the service to the last day on which its claim is taken, in whole days
 * @param decide  from a denial to the last day on which something can be done about it, in whole days
 */
@Validated
@ConfigurationProperties(prefix = "mizan.filing", ignoreUnknownFields = false)
record FilingSettings(
        @DefaultValue("45d") Duration within,
        @DefaultValue("30d") Duration decide) {

    FilingSettings {
        if (within.toDays() < 1 || decide.toDays() < 1) {
            throw new IllegalArgumentException("mizan.filing.within and decide are at least one day");
        }
    }
}
