package health.mizan.paylinks;

import health.mizan.audit.Audit;
import health.mizan.facilities.Facilities;
import health.mizan.ids.Ids;
import health.mizan.payments.PaymentOrders;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What links are made from and noted in. */
@Component
class PayLinkSources {

    private final PaymentOrders orders;
    private final Facilities facilities;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    PayLinkSources(PaymentOrders orders, Facilities facilities, Audit audit, Ids ids, Clock clock) {
        this.orders = orders;
        this.facilities = facilities;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    PaymentOrders orders() {
        return orders;
    }

    Facilities facilities() {
        return facilities;
    }

    Audit audit() {
        return audit;
    }

    Ids ids() {
        return ids;
    }

    Clock clock() {
        return clock;
    }
}
