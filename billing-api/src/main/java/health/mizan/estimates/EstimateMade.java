package health.mizan.estimates;

import health.mizan.cases.CaseId;
import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** A case has a new estimate. */
@EventName("estimate.made")
public record EstimateMade(EstimateId estimate, CaseId financialCase) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("case", financialCase);
    }
}
