package health.mizan.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How long and how much of an answer is kept for a repeat.
 *
 * @param keep      a key and its answer are forgotten after this; a later repeat is a new request
 * @param maxAnswer an answer larger than this is a mistake of ours: POSTs answer with the thing made, not with lists
 */
@Validated
@ConfigurationProperties(prefix = "mizan.idempotency", ignoreUnknownFields = false)
record IdempotencySettings(
        @DefaultValue("72h") Duration keep,
        @DefaultValue("64KB") DataSize maxAnswer) {

    IdempotencySettings {
        if (keep.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("mizan.idempotency.keep is at least 1h: clients retry for that long");
        }
        if (maxAnswer.toBytes() < 1024 || maxAnswer.toMegabytes() > 1) {
            throw new IllegalArgumentException("mizan.idempotency.max-answer lies between 1KB and 1MB");
        }
    }
}
