package health.mizan.paylinks;

import health.mizan.access.Caller;
import health.mizan.money.Money;
import health.mizan.payments.Debt;
import health.mizan.payments.DebtDirectory.Owed;
import health.mizan.payments.PaymentOrders;
import health.mizan.tx.Tx;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** Makes links to debts, shows them to staff and patients, takes them back. */
@Service
@EnableConfigurationProperties(PayLinkSettings.class)
public class PayLinks {

    private static final Logger log = LoggerFactory.getLogger(PayLinks.class);

    private final PayLinkStore store;
    private final PaymentOrders orders;
    private final FreshLinks fresh;
    private final LinkAudit audit;
    private final Clock clock;
    private final Tx tx;

    PayLinks(PayLinkStore store, PaymentOrders orders, FreshLinks fresh, LinkAudit audit, Clock clock, Tx tx) {
        this.store = store;
        this.orders = orders;
        this.fresh = fresh;
        this.audit = audit;
        this.clock = clock;
        this.tx = tx;
    }

    /** A fresh link with its token, which nobody is told again. */
    public record Made(PayLink link, String token) {
        @Override
        public String toString() {
            return "Made[" + link.id() + "]";
        }
    }

    /**
     * Makes a link to a debt. Earlier links to it stay as they are.
     *
     * @param amount null for all that is owed when the link is opened
     * @throws ProblemException not found if the debt is out of the caller's sight, invalid if less or nothing is owed
     */
    public Made make(Caller caller, Debt debt, @Nullable Money amount) {
        return tx.get(() -> {
            Owed owed = orders.owing(caller, debt)
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such debt"));
            refuseUnlessOwed(owed.most(), amount);
            PayLink link = fresh.to(debt, owed, amount);
            String token = PayTokens.fresh();
            store.insert(link, PayTokens.hash(token).orElseThrow(), caller.subject());
            audit.record(caller, "pay-link.made", link);
            log.info("pay-link.made link={} debt={}", link.id(), debt.kind());
            return new Made(link, token);
        });
    }

    /** The link that a token names, whoever holds it and whether or not it still opens anything. */
    public Optional<PayLink> named(String token) {
        return PayTokens.hash(token).flatMap(store::byToken);
    }

    /** Empty if out of the caller's sight. */
    public Optional<PayLink> find(Caller caller, PayLinkId id) {
        return store.find(caller, id);
    }

    /** Links to a debt in the caller's sight, newest first, the last twenty. */
    public List<PayLink> of(Caller caller, Debt debt) {
        return store.of(caller, debt);
    }

    /** Links to a debt that the caller made, also those that open nothing any more. */
    public List<PayLink> madeBy(Caller caller, Debt debt) {
        return store.madeBy(caller, debt);
    }

    /** The link opens nothing any more; false if it is out of the caller's sight. */
    public boolean revoke(Caller caller, PayLinkId id) {
        return tx.get(() -> {
            Optional<PayLink> seen = store.find(caller, id);
            seen.filter(link -> store.revoke(id, caller.subject(), clock.instant()))
                    .ifPresent(link -> audit.record(caller, "pay-link.revoked", link));
            return seen.isPresent();
        });
    }

    private static void refuseUnlessOwed(Money most, @Nullable Money amount) {
        if (!most.isPositive()) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "nothing is to be paid at present");
        }
        if (amount != null
                && (!amount.currency().equals(most.currency()) || !amount.isPositive() || amount.exceeds(most))) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "the amount is above zero and at most " + most);
        }
    }
}
