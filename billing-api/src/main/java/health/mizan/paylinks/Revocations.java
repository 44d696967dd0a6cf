package health.mizan.paylinks;

import health.mizan.access.Caller;
import health.mizan.paylinks.PayLinks.Revoking;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes links back, by whichever door it is asked for. */
@Component
class Revocations {

    private final PayLinkStore store;
    private final BegunPayments begun;
    private final LinkAudit audit;
    private final Clock clock;
    private final Tx tx;

    Revocations(PayLinkStore store, BegunPayments begun, LinkAudit audit, Clock clock, Tx tx) {
        this.store = store;
        this.begun = begun;
        this.audit = audit;
        this.clock = clock;
        this.tx = tx;
    }

    Optional<Revoking> revoke(Caller caller, PayLinkId id) {
        return store.find(caller, id).map(link -> {
            Revoking done = tx.get(() -> revoked(caller, link));
            if (done == Revoking.DONE) {
                // By itself, for it locks the order before the attempt; asked for again, it closes what is still open.
                begun.close(caller, link);
            }
            return done;
        });
    }

    private Revoking revoked(Caller caller, PayLink link) {
        // Nothing begins by it while we look what was begun.
        store.lock(link.id());
        if (link.revokedAt() == null && begun.inDoubt(link)) {
            return Revoking.IN_DOUBT;
        }
        if (store.revoke(link.id(), caller.subject(), clock.instant())) {
            audit.record(caller, "pay-link.revoked", link);
        }
        return Revoking.DONE;
    }
}
