package health.mizan.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long raw messages are kept.
 *
 * @param keepRaw the bytes of a done or refused message and its answer are erased after this; that it came, from whom
 *                and with which digest, stays. Senders repeat within days (72 h is usual), so not less than 3d
 */
@Validated
@ConfigurationProperties(prefix = "mizan.inbox", ignoreUnknownFields = false)
record InboxSettings(@DefaultValue("30d") Duration keepRaw) {

    InboxSettings {
        if (keepRaw.compareTo(Duration.ofDays(3)) < 0) {
            throw new IllegalArgumentException("mizan.inbox.keep-raw is at least 3d");
        }
    }
}
