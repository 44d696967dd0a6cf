package health.mizan.receipts;

import health.mizan.access.Caller;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.Invoices;
import health.mizan.money.Money;
import health.mizan.payments.Debt;
import health.mizan.payments.DebtDirectory;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrderId;
import health.mizan.payments.PaymentOrders;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells payments what is open of an invoice, and to whom. */
@Component
class InvoiceDebts implements DebtDirectory {

    private final Invoices invoices;
    private final PaymentOrders orders;

    InvoiceDebts(Invoices invoices, PaymentOrders orders) {
        this.invoices = invoices;
        this.orders = orders;
    }

    @Override
    public Debt.Kind kind() {
        return Debt.Kind.INVOICE;
    }

    @Override
    public Optional<Owed> find(Caller caller, UUID id) {
        return invoices.find(caller, new InvoiceId(id))
                .map(invoice -> new Owed(invoice.patient(), invoice.facility(), most(invoice)));
    }

    /** What is open, less what was taken a moment ago and the invoice has not heard of yet. */
    private Money most(Invoice invoice) {
        Money nothing = Money.zero(invoice.open().currency());
        Set<PaymentOrderId> ours = new HashSet<>();
        Money unheard = nothing;
        for (PaymentOrder order :
                orders.of(new Debt(Debt.Kind.INVOICE, invoice.id().value()))) {
            ours.add(order.id());
            unheard = unheard.plus(order.kept());
        }
        for (Invoices.Paid paid : invoices.payments(invoice.id())) {
            unheard = ours.contains(paid.order()) ? unheard.minus(paid.amount()) : unheard;
        }
        return invoice.open().minus(unheard).max(nothing);
    }
}
