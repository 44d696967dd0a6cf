package health.mizan.linkpayments;

import health.mizan.access.Caller;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.Attempts;
import health.mizan.collecting.Payments;
import health.mizan.paylinks.BegunPayments;
import health.mizan.paylinks.PayLink;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a link that is about to be taken back has begun. */
@Component
class BegunByLinks implements BegunPayments {

    private final LinkPaymentStore store;
    private final LinkDues dues;
    private final Attempts attempts;
    private final Payments payments;
    private final Clock clock;

    BegunByLinks(LinkPaymentStore store, LinkDues dues, Attempts attempts, Payments payments, Clock clock) {
        this.store = store;
        this.dues = dues;
        this.attempts = attempts;
        this.payments = payments;
        this.clock = clock;
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

    @Override
    public void close(Caller caller, PayLink link) {
        openByItAlone(link).ifPresent(attempt -> payments.release(caller, attempt.order()));
    }

    /** Begun by it, paid by nobody yet, and joined by no other link that still opens. */
    private Optional<Attempt> openByItAlone(PayLink link) {
        return dues.live(link.debt())
                .filter(attempt -> !attempt.state().holds())
                .filter(attempt -> store.attempts(link.id()).contains(attempt.id()))
                .filter(attempt -> !store.isLedToByOther(link.id(), attempt.id(), clock.instant()));
    }
}
