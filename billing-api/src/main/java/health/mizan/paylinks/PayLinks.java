package health.mizan.paylinks;

import health.mizan.access.Caller;
import health.mizan.money.Money;
import health.mizan.payments.Debt;
import health.mizan.payments.DebtDirectory.Owed;
import health.mizan.payments.PaymentOrders;
import health.mizan.tx.Tx;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
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
    private final Revocations revocations;
    private final Tx tx;

    PayLinks(
            PayLinkStore store,
            PaymentOrders orders,
            FreshLinks fresh,
            LinkAudit audit,
            Revocations revocations,
            Tx tx) {
        this.store = store;
        this.orders = orders;
        this.fresh = fresh;
        this.audit = audit;
        this.revocations = revocations;
        this.tx = tx;
    }

    /** A fresh link with its token, which nobody is told again. */
    public record Made(PayLink link, String token) {
        @Override
        public String toString() {
            return "Made[" + link.id() + "]";
        }
    }

    /** What became of the wish to take a link back. */
    public enum Revoking {
        /** It opens nothing any more. */
        DONE,
        /** Nobody knows yet whether money moved by it: it stays, for its page is where the payer reads how that ended. */
        IN_DOUBT
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

    /**
     * The link opens nothing any more, and the page that it alone leads to is closed if nobody has paid on it. While nobody
     * knows whether money moved by it the link stays: its page is where the payer reads how that ended.
     *
     * @return empty if it is out of the caller's sight
     */
    public Optional<Revoking> revoke(Caller caller, PayLinkId id) {
        return revocations.revoke(caller, id);
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
