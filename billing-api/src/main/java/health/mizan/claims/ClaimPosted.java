package health.mizan.claims;

import health.mizan.cases.CaseId;
import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** The payer's decision is in the ledger; the patient's share is final. */
@EventName("claim.posted")
public record ClaimPosted(ClaimId claim, CaseId financialCase) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("claim", claim);
    }
}
