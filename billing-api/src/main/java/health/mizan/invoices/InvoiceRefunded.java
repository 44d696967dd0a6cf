package health.mizan.invoices;

import health.mizan.money.Money;
import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;
import health.mizan.payments.OperationId;

/**
 * A refund or dispute took money back.
 *
 * @param amount all that went back, also out of the patient's credit
 * @param open   zero if all of it came out of the credit; otherwise something is owed again
 */
@EventName("invoice.refunded")
public record InvoiceRefunded(InvoiceId invoice, OperationId operation, Money amount, Money open)
        implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("invoice", invoice);
    }
}
