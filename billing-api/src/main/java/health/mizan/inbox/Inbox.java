package health.mizan.inbox;

import health.mizan.ids.Ids;
import health.mizan.outbox.Outbox;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The door for whatever other parties send. Acknowledge a message only after {@link #receive} has returned. */
@Service
public class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final InboxStore store;
    private final InboxWorkers workers;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final Tx tx;

    Inbox(InboxStore store, InboxWorkers workers, Outbox outbox, Ids ids, Clock clock, Tx tx) {
        this.store = store;
        this.workers = workers;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * Keeps the message, encrypted, and has it worked on right after the commit. The sender must have been
     * authenticated and the body measured before.
     *
     * @throws IllegalStateException if nobody works on messages of this source
     */
    public Receipt receive(Incoming incoming) {
        if (!workers.worksOn(incoming.source())) {
            throw new IllegalStateException("nobody works on messages from " + incoming.source());
        }
        Receipt receipt = tx.get(() -> keep(incoming));
        log.info(
                "inbox.received message={} source={} as={} bytes={}",
                receipt.message(),
                incoming.source(),
                receipt.getClass().getSimpleName(),
                incoming.body().length());
        return receipt;
    }

    /** What the sender is to be told, once the message has been worked on with an answer. */
    public Optional<InboxAnswer> answer(UUID message) {
        return store.answer(message);
    }

    private Receipt keep(Incoming incoming) {
        UUID id = ids.next();
        if (store.insert(id, incoming, clock.instant())) {
            outbox.publish(new InboxMessageReceived(id, incoming.source()));
            return new Receipt.Fresh(id);
        }
        InboxStore.Known first = store.known(incoming);
        return first.sha256().equals(incoming.body().sha256())
                ? new Receipt.Repeat(first.id(), store.answer(first.id()))
                : new Receipt.Conflict(first.id());
    }
}
