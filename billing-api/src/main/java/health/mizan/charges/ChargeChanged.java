package health.mizan.charges;

import health.mizan.cases.CaseId;
import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** What is charged on the case is not what it was: an order came or went, or a price is another. */
@EventName("charge.changed")
public record ChargeChanged(CaseId financialCase) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("case", financialCase);
    }
}
