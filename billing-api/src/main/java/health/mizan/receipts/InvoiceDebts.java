package health.mizan.receipts;

import health.mizan.access.Caller;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.Invoices;
import health.mizan.money.Money;
import health.mizan.payments.Debt;
import health.mizan.payments.DebtDirectory;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrders;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

    /**
     * What is open, less what is on its way to it: taken a moment ago, which the invoice has not heard of yet, or held for
     * the visit or being paid as its deposit. Looked at again if the invoice has heard of some meanwhile, which would count
     * twice.
     */
    private Money most(Invoice invoice) {
        Money open = invoices.require(invoice.id()).open();
        while (true) {
            Money onTheWay = onTheWay(invoice);
            Money after = invoices.require(invoice.id()).open();
            if (after.equals(open)) {
                return open.minus(onTheWay).max(Money.zero(invoice.currency()));
            }
            open = after;
        }
    }

    private Money onTheWay(Invoice invoice) {
        UUID visit = invoice.financialCase().value();
        Debt own = new Debt(Debt.Kind.INVOICE, invoice.id().value());
        return Stream.of(new Debt(Debt.Kind.CASE, visit), new Debt(Debt.Kind.DEPOSIT, visit), own)
                .flatMap(debt -> orders.standings(debt).stream())
                .filter(standing -> standing.order().amount().currency().equals(invoice.currency()))
                // What is being paid of the invoice itself is its order's own affair: there is one at a time.
                .map(standing -> standing.order().debt().equals(own)
                        ? unheard(standing.order())
                        : unheard(standing.order()).plus(standing.coming()))
                .reduce(Money.zero(invoice.currency()), Money::plus);
    }

    private Money unheard(PaymentOrder order) {
        Money nothing = Money.zero(order.amount().currency());
        return order.kept()
                .minus(invoices.settledUnder(order.id(), nothing.currency()))
                .max(nothing);
    }
}
