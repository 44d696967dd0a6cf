package health.mizan.outbox;

import health.mizan.ids.Ids;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Where a façade leaves what others must hear of. */
@Service
public class Outbox {

    private final OutboxStore store;
    private final Subscribers subscribers;
    private final Kicks kicks;
    private final Ids ids;
    private final Clock clock;
    private final Tx tx;

    Outbox(OutboxStore store, Subscribers subscribers, Kicks kicks, Ids ids, Clock clock, Tx tx) {
        this.store = store;
        this.subscribers = subscribers;
        this.kicks = kicks;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * Records the event in the open transaction, with one delivery for each handler that wants it; delivery starts
     * within milliseconds of the commit. Publish while you hold the row lock of the subject: then the order of its
     * events is the order of its changes.
     *
     * @return the event's id
     * @throws IllegalStateException outside a transaction
     */
    public UUID publish(OutboxEvent event) {
        Tx.requireOpen();
        List<String> handlers = subscribers.namesFor(event);
        UUID id = ids.next();
        store.insert(
                new OutboxStore.Entry(
                        id,
                        EventCodec.nameOf(event.getClass()),
                        event.subject(),
                        EventCodec.write(event),
                        clock.instant()),
                handlers,
                handlers.stream().map(handler -> ids.next()).toList());
        tx.afterCommit(() -> kicks.kick(handlers));
        return id;
    }
}
