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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
     * the visit or being paid as its deposit. Read in the direction in which money moves, so that none slips by between two
     * looks; and again if the invoice has heard of some meanwhile, which would count twice.
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
        Money nothing = Money.zero(invoice.currency());
        List<Debt> before = List.of(new Debt(Debt.Kind.CASE, visit), new Debt(Debt.Kind.DEPOSIT, visit));
        Money coming = before.stream().map(debt -> coming(debt, nothing)).reduce(nothing, Money::plus);
        Money unheard = Stream.concat(
                        before.stream(),
                        Stream.of(new Debt(Debt.Kind.INVOICE, invoice.id().value())))
                .map(debt -> unheard(debt, nothing))
                .reduce(nothing, Money::plus);
        return coming.plus(unheard);
    }

    private Money coming(Debt debt, Money nothing) {
        return sum(debt, nothing, order -> orders.beingPaid(order.id()) ? order.open() : nothing);
    }

    private Money unheard(Debt debt, Money nothing) {
        return sum(debt, nothing, order -> order.kept()
                .minus(invoices.settledUnder(order.id(), nothing.currency()))
                .max(nothing));
    }

    private Money sum(Debt debt, Money nothing, Function<PaymentOrder, Money> part) {
        return orders.of(debt).stream()
                .filter(order -> order.amount().currency().equals(nothing.currency()))
                .map(part)
                .reduce(nothing, Money::plus);
    }
}
