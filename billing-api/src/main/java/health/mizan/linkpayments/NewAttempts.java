package health.mizan.linkpayments;

import health.mizan.acquiring.GatewayAccounts;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.Attempts;
import health.mizan.collecting.PaymentAttempts;
import health.mizan.collecting.StartRequest;
import health.mizan.money.Money;
import health.mizan.paylinks.PayLink;
import health.mizan.payments.OrderDraft;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrders;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Begins what a link's holder wants, where some gateway can take it. */
@Component
class NewAttempts {

    private final GatewayAccounts accounts;
    private final PaymentOrders orders;
    private final PaymentAttempts begun;
    private final Attempts attempts;

    NewAttempts(GatewayAccounts accounts, PaymentOrders orders, PaymentAttempts begun, Attempts attempts) {
        this.accounts = accounts;
        this.orders = orders;
        this.begun = begun;
        this.attempts = attempts;
    }

    /** Empty if no gateway takes this method, or none holds with it where the link is for a hold. */
    Optional<Attempt> begin(PayLink link, Money amount, StartRequest how) {
        boolean hold = link.mode() == PaymentOrder.Mode.DEFERRED;
        if (accounts.able(how.method(), hold).isEmpty()) {
            return Optional.empty();
        }
        PaymentOrder order = orders.open(
                link.holder(), new OrderDraft(link.debt(), link.patient(), link.facility(), amount, link.mode()));
        return Optional.of(attempts.require(begun.begin(link.holder(), order.id(), how)));
    }
}
