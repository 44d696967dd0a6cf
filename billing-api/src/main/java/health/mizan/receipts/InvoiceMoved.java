package health.mizan.receipts;

import health.mizan.invoices.InvoiceAdjusted;
import health.mizan.outbox.LocalHandler;
import org.springframework.stereotype.Component;

@Component
class InvoiceMoved implements LocalHandler<InvoiceAdjusted> {

    private final Receipts receipts;

    InvoiceMoved(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public String name() {
        return "receipts.invoice-adjusted";
    }

    @Override
    public Class<InvoiceAdjusted> event() {
        return InvoiceAdjusted.class;
    }

    @Override
    public void handle(InvoiceAdjusted event) {
        receipts.changed(event.invoice());
    }
}
