package health.mizan.claims;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** A payer's answer does not fit what was asked, or one that did not was ruled on. */
@EventName("claim.doubted")
public record ClaimDoubted(ClaimId claim) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("claim", claim);
    }
}
