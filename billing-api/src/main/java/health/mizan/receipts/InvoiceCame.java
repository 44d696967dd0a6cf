package health.mizan.receipts;

import health.mizan.invoices.InvoiceIssued;
import health.mizan.outbox.LocalHandler;
import org.springframework.stereotype.Component;

@Component
class InvoiceCame implements LocalHandler<InvoiceIssued> {

    private final Receipts receipts;

    InvoiceCame(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public String name() {
        return "receipts.invoice-issued";
    }

    @Override
    public Class<InvoiceIssued> event() {
        return InvoiceIssued.class;
    }

    @Override
    public void handle(InvoiceIssued event) {
        receipts.issued(event.financialCase(), event.invoice());
    }
}
