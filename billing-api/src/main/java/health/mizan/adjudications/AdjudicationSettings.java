package health.mizan.adjudications;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How exactly decisions must add up.
 *
 * @param toleranceMinor what a payer may allow on a line above what was asked, in minor units, for another way of rounding
 */
@Validated
@ConfigurationProperties(prefix = "mizan.adjudications", ignoreUnknownFields = false)
record AdjudicationSettings(@DefaultValue("1") long toleranceMinor) {

    AdjudicationSettings {
        if (toleranceMinor < 0 || toleranceMinor > 1_000) {
            throw new IllegalArgumentException("mizan.adjudications.tolerance-minor lies between 0 and 1000");
        }
    }
}
