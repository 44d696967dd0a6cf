package health.mizan.cases;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** The case is billed by another cover than before, or by none: what was asked and estimated of the old one is void. */
@EventName("case.coverage-changed")
public record CaseCoverageChanged(CaseId financialCase) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("case", financialCase);
    }
}
