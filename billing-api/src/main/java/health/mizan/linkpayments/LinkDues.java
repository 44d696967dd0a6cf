package health.mizan.linkpayments;

import health.mizan.attempts.Attempt;
import health.mizan.attempts.Attempts;
import health.mizan.money.Money;
import health.mizan.paylinks.PayLink;
import health.mizan.paylinks.PayLinkSettings;
import health.mizan.payments.Debt;
import health.mizan.payments.DebtDirectory.Owed;
import health.mizan.payments.PaymentOrders;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How much a link asks for at present, and what was begun for it. */
@Component
class LinkDues {

    private final LinkPaymentStore store;
    private final PaymentOrders orders;
    private final Attempts attempts;
    private final PayLinkSettings settings;

    LinkDues(LinkPaymentStore store, PaymentOrders orders, Attempts attempts, PayLinkSettings settings) {
        this.store = store;
        this.orders = orders;
        this.attempts = attempts;
        this.settings = settings;
    }

    Payable payable(PayLink link) {
        Money nothing = Money.zero(link.currency());
        Money owed = orders.owing(link.holder(), link.debt()).map(Owed::most).orElse(nothing);
        Money asked = link.asked();
        Money most = asked == null
                ? owed
                : asked.minus(cameBy(link, nothing)).max(nothing).min(owed);
        Money least = Money.of(
                settings.leastPart().setScale(link.currency().getDefaultFractionDigits(), RoundingMode.HALF_UP),
                link.currency());
        return new Payable(most, link.debt().kind() == Debt.Kind.INVOICE ? least.min(most) : most);
    }

    /** What a form of the link's page has begun. */
    Optional<Attempt> begunBy(PayLink link, UUID form) {
        return store.begunBy(link.id(), form).map(attempts::require);
    }

    /** What can still take money, or holds some, for the debt. */
    Optional<Attempt> live(Debt debt) {
        return orders.openOf(debt).flatMap(order -> attempts.live(order.id()));
    }

    private Money cameBy(PayLink link, Money nothing) {
        return store.attempts(link.id()).stream()
                .flatMap(id -> attempts.find(id).stream())
                .map(attempt -> attempt.refundable().plus(attempt.held()))
                .reduce(nothing, Money::plus);
    }
}
