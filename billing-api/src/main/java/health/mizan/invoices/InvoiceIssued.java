package health.mizan.invoices;

import health.mizan.cases.CaseId;
import health.mizan.money.Money;
import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** A patient owes money; zero is also issued, so that the patient sees the decision. */
@EventName("invoice.issued")
public record InvoiceIssued(InvoiceId invoice, CaseId financialCase, Money due) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("invoice", invoice);
    }
}
