package health.mizan.cases;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** The visit will not take place: whatever is held is to be released. */
@EventName("case.cancelled")
public record CaseCancelled(CaseId financialCase) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("case", financialCase);
    }
}
