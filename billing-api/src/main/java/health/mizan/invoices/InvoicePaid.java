package health.mizan.invoices;

import health.mizan.money.Money;
import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;
import health.mizan.payments.OperationId;

/** A payment was applied to an invoice. */
@EventName("invoice.paid")
public record InvoicePaid(InvoiceId invoice, OperationId operation, Money amount, Money open) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("invoice", invoice);
    }
}
