package health.mizan.invoices;

import health.mizan.money.Money;
import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;
import health.mizan.payments.OperationId;

/** A refund or dispute took money back: something is owed again. */
@EventName("invoice.reopened")
public record InvoiceReopened(InvoiceId invoice, OperationId operation, Money amount, Money open)
        implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("invoice", invoice);
    }
}
