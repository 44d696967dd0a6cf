package health.mizan.invoices;

import health.mizan.money.Money;
import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;
import health.mizan.payments.OperationId;

/**
 * Money came for an invoice.
 *
 * @param amount all that was paid, also what exceeds the invoice and becomes the patient's credit
 */
@EventName("invoice.paid")
public record InvoicePaid(InvoiceId invoice, OperationId operation, Money amount, Money open) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("invoice", invoice);
    }
}
