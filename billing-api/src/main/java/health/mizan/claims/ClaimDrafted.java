package health.mizan.claims;

import health.mizan.cases.CaseId;
import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** A claim was built and waits to be checked. */
@EventName("claim.drafted")
public record ClaimDrafted(ClaimId claim, CaseId financialCase) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("claim", claim);
    }
}
