package health.mizan.linkpayments;

import health.mizan.attempts.Attempts;
import health.mizan.paylinks.BegunPayments;
import health.mizan.paylinks.PayLink;
import org.springframework.stereotype.Component;

/** Says of a link that is about to be taken back whether the last payment begun by it is in doubt. */
@Component
class LinkDoubts implements BegunPayments {

    private final LinkPaymentStore store;
    private final Attempts attempts;

    LinkDoubts(LinkPaymentStore store, Attempts attempts) {
        this.store = store;
        this.attempts = attempts;
    }

    /** The order of the locks is that of who begins to pay: the link, its order, its attempt. */
    @Override
    public boolean inDoubt(PayLink link) {
        return store.attempts(link.id()).stream()
                .findFirst()
                .map(attempts::lock)
                .filter(locked -> attempts.inDoubt(locked.attempt()))
                .isPresent();
    }
}
