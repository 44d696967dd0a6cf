package health.mizan.relay;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as operators see it.
 *
 * @param state      pending, delivered, parked or skipped
 * @param dueAt      when the next try is due, while pending
 * @param error      what went wrong last
 * @param skipReason why a person gave it up
 * @param settledAt  since when it is no longer pending
 */
public record Delivery(
        UUID id,
        UUID eventId,
        String event,
        String handler,
        String subjectKind,
        String subjectId,
        String state,
        int tries,
        Instant occurredAt,
        Instant dueAt,
        @Nullable String error,
        @Nullable String skipReason,
        @Nullable Instant settledAt) {}
