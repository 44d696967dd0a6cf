package health.mizan.cases;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** A case exists: its eligibility can be asked and its price estimated. */
@EventName("case.opened")
public record CaseOpened(CaseId financialCase) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("case", financialCase);
    }
}
