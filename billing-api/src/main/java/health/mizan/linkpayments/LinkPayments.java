package health.mizan.linkpayments;

import health.mizan.acquiring.GatewayAccounts;
import health.mizan.acquiring.PaymentMethod;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.Attempts;
import health.mizan.collecting.PaymentInquiries;
import health.mizan.paylinks.PayLink;
import health.mizan.paylinks.PayLinkId;
import health.mizan.payments.AttemptId;
import health.mizan.payments.Debt;
import health.mizan.payments.PaymentOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the holder of a link sees of payments: what is to be paid, how it can be, and what became of what was begun. */
@Service
public class LinkPayments {

    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final LinkPaymentStore store;
    private final LinkDues dues;
    private final Attempts attempts;
    private final GatewayAccounts accounts;
    private final PaymentInquiries inquiries;
    private final Clock clock;

    LinkPayments(
            LinkPaymentStore store,
            LinkDues dues,
            Attempts attempts,
            GatewayAccounts accounts,
            PaymentInquiries inquiries,
            Clock clock) {
        this.store = store;
        this.dues = dues;
        this.attempts = attempts;
        this.accounts = accounts;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    public Payable payable(PayLink link) {
        return dues.payable(link);
    }

    /** The methods that any account of ours takes, in the order in which they are offered: the national scheme first. */
    public List<Way> ways(PayLink link) {
        boolean hold = link.mode() == PaymentOrder.Mode.DEFERRED;
        return Stream.of(PaymentMethod.MADA, PaymentMethod.CARD)
                .filter(method -> accounts.able(method, false).isPresent())
                .map(method -> new Way(method, not(method, hold)))
                .toList();
    }

    /** An attempt of the link's; empty for anybody else's. */
    public Optional<Attempt> find(PayLink link, AttemptId id) {
        return store.attempts(link.id()).contains(id) ? attempts.find(id) : Optional.empty();
    }

    /** The last attempt that was begun by the link. */
    public Optional<Attempt> latest(PayLink link) {
        return store.attempts(link.id()).stream().findFirst().flatMap(attempts::find);
    }

    /** Whatever can still take money for the link's debt, whoever began it. */
    public Optional<Attempt> live(PayLink link) {
        return live(link.debt());
    }

    /** Whatever can still take money for the debt. Whoever asks has been shown the debt. */
    public Optional<Attempt> live(Debt debt) {
        return dues.live(debt);
    }

    /** The link that leads to an attempt; empty if it was begun without one. Whoever asks has been shown its debt. */
    public Optional<PayLinkId> leadingTo(AttemptId attempt) {
        return store.leadingTo(attempt);
    }

    /**
     * The attempt as it stands now: while it is open, the gateway is asked, but not more often than every few seconds. Must
     * not run in a transaction.
     */
    public Attempt fresh(PayLink link, Attempt known) {
        boolean open = known.state().live() && !known.state().holds();
        if (open && known.known().gatewayReference() != null && store.mayAsk(link.id(), clock.instant(), PAUSE)) {
            inquiries.inquire(known.id());
        }
        return attempts.require(known.id());
    }

    private Way.@Nullable Not not(PaymentMethod method, boolean hold) {
        if (accounts.able(method, hold).isEmpty()) {
            return Way.Not.CANNOT_HOLD;
        }
        return accounts.able(method, hold)
                        .filter(served -> accounts.reachable(served.account()))
                        .isPresent()
                ? null
                : Way.Not.DOWN;
    }
}
