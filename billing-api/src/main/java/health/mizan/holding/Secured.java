package health.mizan.holding;

import health.mizan.money.Money;
import health.mizan.payments.Debt;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrders;
import org.springframework.stereotype.Component;

/** What a visit has brought in already: its hold and its deposits together never exceed what it can cost. */
@Component
class Secured {

    private final PaymentOrders orders;

    Secured(PaymentOrders orders) {
        this.orders = orders;
    }

    /** What was taken under the debt's own orders and kept. */
    Money kept(Debt debt, Money nothing) {
        return orders.of(debt).stream().map(PaymentOrder::kept).reduce(nothing, Money::plus);
    }

    /** As {@link #kept}, and what is held or being paid at this moment. */
    Money keptOrComing(Debt debt, Money nothing) {
        return orders.standings(debt).stream()
                .map(standing -> standing.order().kept().plus(standing.coming()))
                .reduce(nothing, Money::plus);
    }
}
