package health.mizan.relay;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.outbox.Kicks;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What operators may do about deliveries that did not succeed by themselves. */
@Service
public class Deliveries {

    private static final int MOST_ABOUT = 200;

    private final DeliveryStore store;
    private final Audit audit;
    private final Kicks kicks;
    private final Tx tx;

    Deliveries(DeliveryStore store, Audit audit, Kicks kicks, Tx tx) {
        this.store = store;
        this.audit = audit;
        this.kicks = kicks;
        this.tx = tx;
    }

    /** Oldest first. */
    public Page<Delivery> list(DeliveryState state, PageRequest page) {
        return Page.of(
                store.list(state, page), page.limit(), delivery -> new Cursor(delivery.occurredAt(), delivery.id()));
    }

    /** Those about any of these ids, oldest first; what was delivered long ago is gone. */
    public List<Delivery> about(Collection<String> subjects) {
        return store.about(subjects, MOST_ABOUT);
    }

    /** Makes it due now, with all its tries ahead of it. */
    public Delivery retry(Caller caller, UUID id) {
        return tx.get(() -> {
            require(id, DeliveryState.Happening.RETRIED);
            store.retry(id);
            return told(caller, "outbox-delivery.retried", id);
        });
    }

    /** Gives it up for good, so that the later ones of its subject may follow. */
    public Delivery skip(Caller caller, UUID id, String reason) {
        return tx.get(() -> {
            require(id, DeliveryState.Happening.GIVEN_UP);
            store.skip(id, reason);
            return told(caller, "outbox-delivery.skipped", id);
        });
    }

    private void require(UUID id, DeliveryState.Happening happening) {
        find(id);
        boolean possible =
                store.lockAtRest(id).flatMap(state -> state.on(happening)).isPresent();
        if (!possible) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "the delivery is not parked, or a handler is at work on it");
        }
    }

    private Delivery told(Caller caller, String action, UUID id) {
        audit.record(caller, Act.done(action, "outbox-delivery", id));
        Delivery delivery = find(id);
        tx.afterCommit(() -> kicks.kick(List.of(delivery.handler())));
        return delivery;
    }

    private Delivery find(UUID id) {
        return store.find(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such delivery"));
    }
}
