package health.mizan.workflows;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the processes leave to the clinic.
 *
 * @param holdMargin   so long before a hold runs out it is decided what becomes of it
 * @param expiringHold what then happens if the bill is still unknown: release it and bill later, or ask finance
 * @param patience     so long after a capture or release was asked for without an outcome, somebody asks the gateway
 */
@Validated
@ConfigurationProperties(prefix = "mizan.workflows", ignoreUnknownFields = false)
public record WorkflowSettings(
        @DefaultValue("24h") Duration holdMargin,
        @DefaultValue("release") ExpiringHold expiringHold,
        @DefaultValue("15m") Duration patience) {

    /** What becomes of a hold that outlives the wait for the bill. */
    public enum ExpiringHold {
        RELEASE,
        ASK
    }

    public WorkflowSettings {
        if (holdMargin.isNegative() || holdMargin.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException("mizan.workflows.hold-margin lies between 0 and 7d");
        }
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("mizan.workflows.patience is longer than nothing");
        }
    }
}
