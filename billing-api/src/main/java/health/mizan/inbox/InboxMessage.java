package health.mizan.inbox;

import java.time.Instant;
import java.util.UUID;

/** A kept message, as its handler gets it. */
public record InboxMessage(
        UUID id,
        String source,
        String sender,
        String externalId,
        String contentType,
        Instant receivedAt,
        RawBody body) {}
