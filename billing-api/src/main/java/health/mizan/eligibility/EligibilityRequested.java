package health.mizan.eligibility;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** Somebody wants to know whether a visit is covered. */
@EventName("eligibility.requested")
public record EligibilityRequested(EligibilityCheckId check) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("eligibility-check", check);
    }
}
