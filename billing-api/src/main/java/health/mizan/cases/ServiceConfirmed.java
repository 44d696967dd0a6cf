package health.mizan.cases;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** The service was given and its charges are complete: it may be billed. */
@EventName("case.service-confirmed")
public record ServiceConfirmed(CaseId financialCase) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("case", financialCase);
    }
}
