package health.mizan.linkpayments;

import health.mizan.attempts.Asked;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Attempts;
import health.mizan.collecting.StartRequest;
import health.mizan.money.Money;
import health.mizan.paylinks.PayLink;
import health.mizan.payments.AttemptId;
import health.mizan.payments.OrderDraft;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrders;
import health.mizan.tx.Tx;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Begins payments by links. One form begins one, however often it is sent; a payer who changes the method gets another
 * page once the first one is closed; where money may already be moving, nothing else begins.
 */
@Service
public class LinkStarts {

    private final LinkPaymentStore store;
    private final LinkDues dues;
    private final Attempts attempts;
    private final PaymentOrders orders;
    private final LinkActs acts;
    private final Tx tx;

    LinkStarts(LinkPaymentStore store, LinkDues dues, Attempts attempts, PaymentOrders orders, LinkActs acts, Tx tx) {
        this.store = store;
        this.dues = dues;
        this.attempts = attempts;
        this.orders = orders;
        this.acts = acts;
        this.tx = tx;
    }

    /**
     * What the holder of a link wants.
     *
     * @param form minted with the form
     */
    public record Wish(UUID form, Money amount, StartRequest how) {}

    /** Begins it, and has the gateway make its page. Must not run in a transaction. */
    public Starting start(PayLink link, Wish wish) {
        Tx.requireNone();
        Starting first = tried(link, wish);
        return first instanceof Starting.Busy(var other) && closed(link, other) ? tried(link, wish) : first;
    }

    private Starting tried(PayLink link, Wish wish) {
        try {
            Starting starting = tx.get(() -> begun(link, wish));
            return starting instanceof Starting.Begun(var attempt)
                    ? new Starting.Begun(acts.starting().open(attempt.id()))
                    : starting;
        } catch (ProblemException problem) {
            if (problem.type() == ProblemType.CONFLICT) {
                return new Starting.Changed(dues.payable(link));
            }
            throw problem;
        }
    }

    private Starting begun(PayLink link, Wish wish) {
        store.lock(link.id());
        UUID key = wish.form();
        for (Optional<Attempt> before = by(link, key); before.isPresent(); before = by(link, key)) {
            Attempt attempt = before.get();
            if (!attempt.state().inVain()) {
                if (same(attempt, wish)) {
                    return new Starting.Begun(attempt);
                }
                if (!attempt.state().live()) {
                    return new Starting.Changed(dues.payable(link));
                }
            }
            key = after(key);
        }
        return begun(link, wish, key);
    }

    /** By a key of a form that has begun nothing yet. */
    private Starting begun(PayLink link, Wish wish, UUID key) {
        Payable payable = dues.payable(link);
        Optional<Attempt> live = dues.live(link.debt());
        if (live.isPresent()) {
            return joined(link, wish, key, live.get());
        }
        if (!payable.takes(wish.amount())) {
            return new Starting.Changed(payable);
        }
        boolean hold = link.mode() == PaymentOrder.Mode.DEFERRED;
        if (acts.accounts().able(wish.how().method(), hold).isEmpty()) {
            return new Starting.NoWay();
        }
        PaymentOrder order = orders.open(
                link.holder(),
                new OrderDraft(link.debt(), link.patient(), link.facility(), wish.amount(), link.mode()));
        AttemptId id = acts.starting().begin(link.holder(), order.id(), wish.how());
        store.insert(link.id(), key, id, acts.clock().instant());
        return new Starting.Begun(attempts.require(id));
    }

    /** Two tabs: the second is sent to the first one's page, if it wants the same. */
    private Starting joined(PayLink link, Wish wish, UUID key, Attempt live) {
        if (!same(live, wish) || live.state().holds()) {
            return new Starting.Busy(live);
        }
        store.insert(link.id(), key, live.id(), acts.clock().instant());
        return new Starting.Begun(live);
    }

    private Optional<Attempt> by(PayLink link, UUID key) {
        return store.begunBy(link.id(), key).map(attempts::require);
    }

    /** A form from before a failure, or of which another way was chosen since, wishes anew: always by the same next key. */
    private static UUID after(UUID key) {
        return UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean same(Attempt attempt, Wish wish) {
        return attempt.terms().method() == wish.how().method()
                && attempt.terms().amount().equals(wish.amount());
    }

    /** Closes a page that nobody has paid on. False if it took money after all, or the gateway cannot tell. */
    private boolean closed(PayLink link, Attempt open) {
        if (open.state() != AttemptState.ACTION_REQUIRED) {
            return false;
        }
        if (acts.payments().releaseNow(link.holder(), open.order()) instanceof Asked.Begun(var operation)) {
            acts.operations().send(operation);
        }
        return attempts.require(open.id()).state().inVain();
    }
}
