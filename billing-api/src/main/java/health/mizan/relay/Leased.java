package health.mizan.relay;

import health.mizan.outbox.Subject;
import java.util.UUID;

/**
 * A delivery that this copy may make now.
 *
 * @param id    of the delivery
 * @param tries including this one; with the copy it identifies the lease, so that a lost one settles nothing
 */
record Leased(
        UUID id,
        UUID eventId,
        String handler,
        long position,
        int tries,
        String type,
        Subject subject,
        String payload) {}
