package health.mizan.duedates;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long patients have to pay.
 *
 * @param payWithin whole days from the day of issue to the last day on which an invoice is paid in time
 */
@Validated
@ConfigurationProperties(prefix = "mizan.due-dates", ignoreUnknownFields = false)
record DueDateSettings(@DefaultValue("30d") Duration payWithin) {

    DueDateSettings {
        if (!payWithin.equals(Duration.ofDays(payWithin.toDays()))
                || payWithin.isNegative()
                || payWithin.toDays() > 365) {
            throw new IllegalArgumentException("mizan.due-dates.pay-within is whole days, 365 at most");
        }
    }
}
