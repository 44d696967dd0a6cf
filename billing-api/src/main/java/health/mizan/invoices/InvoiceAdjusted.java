package health.mizan.invoices;

import health.mizan.money.Money;
import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;
import java.util.UUID;

/**
 * A credit or debit note changed what is due.
 *
 * @param note   our id of the note
 * @param change negative for a credit note
 */
@EventName("invoice.adjusted")
public record InvoiceAdjusted(InvoiceId invoice, UUID note, Money change, Money open) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("invoice", invoice);
    }
}
