package health.mizan.billquestions;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;
import health.mizan.payments.Debt;
import java.util.UUID;

/** A payer asked about a bill or disputes it. */
@EventName("bill.questioned")
public record BillQuestioned(UUID question, Debt debt, BillQuestion.Kind kind) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("bill-question", question);
    }
}
