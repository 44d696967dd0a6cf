package health.mizan.eligibility;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** The payer answered, or it is certain that it will not. */
@EventName("eligibility.answered")
public record EligibilityAnswered(EligibilityCheckId check) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("eligibility-check", check);
    }
}
