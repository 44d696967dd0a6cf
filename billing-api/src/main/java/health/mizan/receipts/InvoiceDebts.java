package health.mizan.receipts;

import health.mizan.access.Caller;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.Invoices;
import health.mizan.payments.Debt;
import health.mizan.payments.DebtDirectory;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells payments what is open of an invoice, and to whom. */
@Component
class InvoiceDebts implements DebtDirectory {

    private final Invoices invoices;

    InvoiceDebts(Invoices invoices) {
        this.invoices = invoices;
    }

    @Override
    public Debt.Kind kind() {
        return Debt.Kind.INVOICE;
    }

    @Override
    public Optional<Owed> find(Caller caller, UUID id) {
        return invoices.find(caller, new InvoiceId(id))
                .map(invoice -> new Owed(invoice.patient(), invoice.facility(), invoice.open()));
    }
}
