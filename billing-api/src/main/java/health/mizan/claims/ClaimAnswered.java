package health.mizan.claims;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** The payer answered a submission: pended, decided or rejected. */
@EventName("claim.answered")
public record ClaimAnswered(ClaimId claim) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("claim", claim);
    }
}
