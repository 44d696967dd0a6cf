package health.mizan.receipts;

import health.mizan.invoices.InvoiceRefunded;
import health.mizan.outbox.LocalHandler;
import org.springframework.stereotype.Component;

@Component
class InvoiceReopened implements LocalHandler<InvoiceRefunded> {

    private final Receipts receipts;

    InvoiceReopened(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public String name() {
        return "receipts.invoice-refunded";
    }

    @Override
    public Class<InvoiceRefunded> event() {
        return InvoiceRefunded.class;
    }

    @Override
    public void handle(InvoiceRefunded event) {
        receipts.changed(event.invoice());
    }
}
