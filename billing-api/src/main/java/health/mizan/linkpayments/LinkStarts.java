package health.mizan.linkpayments;

import health.mizan.attempts.Attempt;
import health.mizan.collecting.StartRequest;
import health.mizan.money.Money;
import health.mizan.paylinks.PayLink;
import health.mizan.tx.Tx;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
    private final NewAttempts fresh;
    private final OpenPages open;
    private final Clock clock;
    private final Tx tx;

    LinkStarts(LinkPaymentStore store, LinkDues dues, NewAttempts fresh, OpenPages open, Clock clock, Tx tx) {
        this.store = store;
        this.dues = dues;
        this.fresh = fresh;
        this.open = open;
        this.clock = clock;
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
        return first instanceof Starting.Busy(var other) && open.closed(link, other) ? tried(link, wish) : first;
    }

    private Starting tried(PayLink link, Wish wish) {
        try {
            Starting starting = tx.get(() -> begun(link, wish));
            return starting instanceof Starting.Begun(var attempt)
                    ? new Starting.Begun(open.opened(attempt.id()))
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
        for (Optional<Attempt> before = dues.begunBy(link, key); before.isPresent(); before = dues.begunBy(link, key)) {
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
        return first(link, wish, key);
    }

    /** By a key of a form that has begun nothing yet. */
    private Starting first(PayLink link, Wish wish, UUID key) {
        Payable payable = dues.payable(link);
        Optional<Attempt> live = dues.live(link.debt());
        if (live.isPresent()) {
            return joined(link, wish, key, live.get());
        }
        if (!payable.takes(wish.amount())) {
            return new Starting.Changed(payable);
        }
        return fresh.begin(link, wish.amount(), wish.how())
                .<Starting>map(attempt -> noted(link, key, attempt))
                .orElseGet(Starting.NoWay::new);
    }

    private Starting noted(PayLink link, UUID key, Attempt attempt) {
        store.insert(link.id(), key, attempt.id(), clock.instant());
        return new Starting.Begun(attempt);
    }

    /** Two tabs: the second is sent to the first one's page, if it wants the same. */
    private Starting joined(PayLink link, Wish wish, UUID key, Attempt live) {
        if (!same(live, wish) || live.state().holds()) {
            return new Starting.Busy(live);
        }
        return noted(link, key, live);
    }

    /** A form from before a failure, or of which another way was chosen since, wishes anew: always by the same next key. */
    private static UUID after(UUID key) {
        return UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean same(Attempt attempt, Wish wish) {
        return attempt.terms().method() == wish.how().method()
                && attempt.terms().amount().equals(wish.amount());
    }
}
