package health.mizan.workflows.steps;

import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.cases.CaseState;
import health.mizan.cases.Cases;
import health.mizan.collecting.Hold;
import health.mizan.collecting.Payments;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.Invoices;
import health.mizan.money.Money;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrderId;
import health.mizan.payments.PaymentOrders;
import health.mizan.receipts.Deposits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a hold beside its bill. Holds the rows whose changes are published, the order before the case: what is not seen
 * here is told after the process has begun to wait.
 */
@Component
class HeldShares {

    private final PaymentOrders orders;
    private final Payments payments;
    private final Cases cases;
    private final Invoices invoices;
    private final Deposits deposits;

    HeldShares(PaymentOrders orders, Payments payments, Cases cases, Invoices invoices, Deposits deposits) {
        this.orders = orders;
        this.payments = payments;
        this.cases = cases;
        this.invoices = invoices;
        this.deposits = deposits;
    }

    HeldShare locked(PaymentOrderId id) {
        PaymentOrder order = orders.lock(id);
        Case of = cases.lock(new CaseId(order.debt().id()));
        Optional<Hold> hold =
                payments.holdOf(order.debt()).filter(found -> found.order().equals(id));
        Money nothing = Money.zero(order.amount().currency());
        return new HeldShare(
                id,
                hold.map(Hold::held).orElse(nothing),
                owed(of, nothing),
                hold.isPresent() ? hold.get().actBefore() : null);
    }

    private @Nullable Money owed(Case of, Money nothing) {
        if (of.state() == CaseState.CANCELLED) {
            return nothing;
        }
        // First, for it holds the deposits where they are: on the bill or beside it.
        Money deposited = deposits.unapplied(of.id(), nothing.currency());
        return invoices.ofCase(of.id())
                .map(Invoice::open)
                .map(open -> open.minus(deposited))
                .orElse(null);
    }
}
