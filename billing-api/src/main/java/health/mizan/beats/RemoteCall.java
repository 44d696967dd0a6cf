package health.mizan.beats;

import health.mizan.outbox.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A remote call as it stands.
 *
 * @param tries     how often it was sent
 * @param inquiries how often it was asked about since it became unknown
 * @param age       since it was noted
 * @param unclear   since it became unknown
 * @param parkedAt  since when nobody asks about it any more and a person must look
 * @param reason    the last answer's, for operators
 */
public record RemoteCall(
        UUID id,
        String kind,
        String key,
        String target,
        Subject subject,
        CallState state,
        int tries,
        int inquiries,
        Duration age,
        Optional<Duration> unclear,
        Optional<Instant> parkedAt,
        Optional<String> reason) {}
