package health.mizan.beats;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.ids.Ids;
import health.mizan.outbox.Outbox;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Calls to other parties that no crash can lose or double:
 * <pre>
 * var call = beats.call(capture, new Intent("capture-" + id, "gateway.acme", Subject.of("payment", id)),
 *         () -&gt; store.claimForCapture(id));
 * </pre>
 * One operation has one key; calling again with it changes nothing and gives the call as it stands.
 */
@Service
public class Beats {

    /** A prepared call is sent right after the commit; should that be lost with its copy, the sweep sends it. */
    private static final Duration SWEEP_PREPARED_AFTER = Duration.ofMinutes(1);

    private final RemoteCallStore store;
    private final RemoteCaller caller;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final Tx tx;

    Beats(RemoteCallStore store, RemoteCaller caller, Outbox outbox, Audit audit, Ids ids, Tx tx) {
        this.store = store;
        this.caller = caller;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.tx = tx;
    }

    /**
     * All three beats, here and now.
     *
     * @param intend the first beat: checks and notes in the caller's own tables what is about to be asked, in the
     *               transaction that notes the call; what it throws ends the call before it began. Not run again for a
     *               known key
     * @return the call after its answer; UNKNOWN or PREPARED mean that it is being looked after
     */
    public <T> RemoteCall call(RemoteKind<T> kind, Intent intent, Runnable intend) {
        Tx.requireNone();
        UUID id = ids.next();
        boolean fresh = tx.get(() -> {
            // The key first: of two at once, the second waits here and then finds it known.
            boolean first =
                    store.insert(id, kind.name(), intent, SWEEP_PREPARED_AFTER).isPresent();
            if (first) {
                intend.run();
            }
            return first;
        });
        if (fresh) {
            caller.send(kind, id);
        }
        return known(intent);
    }

    /**
     * The first beat inside the caller's open transaction; the others follow on a worker right after its commit. For
     * process steps and event handlers, which must not wait.
     */
    public RemoteCall prepare(RemoteKind<?> kind, Intent intent) {
        Tx.requireOpen();
        Optional<RemoteCall> fresh = store.insert(ids.next(), kind.name(), intent, SWEEP_PREPARED_AFTER);
        fresh.ifPresent(call -> outbox.publish(new RemoteCallPrepared(call.id(), kind.name())));
        return fresh.orElseGet(() -> known(intent));
    }

    /**
     * The first beat inside the caller's open transaction, for a caller who will {@link #send} after the commit and
     * wait. Should that get lost, a worker sends it.
     */
    public RemoteCall note(RemoteKind<?> kind, Intent intent) {
        Tx.requireOpen();
        return store.insert(ids.next(), kind.name(), intent, SWEEP_PREPARED_AFTER)
                .orElseGet(() -> known(intent));
    }

    /** Sends here and now what was noted under the key, unless it has been sent; gives the call as it then stands. */
    public <T> RemoteCall send(RemoteKind<T> kind, String key) {
        Tx.requireNone();
        store.byKey(key).ifPresent(call -> caller.send(kind, call.id()));
        return store.byKey(key).orElseThrow();
    }

    /**
     * As {@link #send}, and what has been sent and is unknown is asked about, here and now: for somebody who stands waiting.
     * Never both, or one lost answer would keep them waiting for two.
     */
    public <T> RemoteCall pursue(RemoteKind<T> kind, String key) {
        Tx.requireNone();
        RemoteCall call = store.byKey(key).orElseThrow();
        switch (call.state()) {
            case PREPARED -> caller.send(kind, call.id());
            case UNKNOWN -> caller.inquire(kind, call.id());
            case SENT, SUCCEEDED, FAILED -> {}
        }
        return store.byKey(key).orElseThrow();
    }

    /**
     * Notes in the open transaction that the outcome came by another door, such as a webhook: nobody need ask any more.
     * The caller has noted it in its own tables; the kind's settle is not called.
     *
     * @param outcome SUCCEEDED or FAILED
     */
    public void learned(String key, CallState outcome) {
        Tx.requireOpen();
        if (!outcome.isFinal()) {
            throw new IllegalArgumentException("only a final outcome is learned");
        }
        store.settleIfOpen(key, outcome);
    }

    /**
     * Has the call asked about soon, should its outcome be unknown: somebody has begun to wait for it. In the open
     * transaction; does nothing to any other call.
     */
    public void hasten(String key) {
        Tx.requireOpen();
        store.hasten(key);
    }

    /** Has an unknown call asked about now, parked or not. */
    public RemoteCall inquireNow(Caller operator, UUID id) {
        return tx.get(() -> {
            if (store.find(id).isEmpty()) {
                throw new ProblemException(ProblemType.NOT_FOUND, "no such call");
            }
            if (!store.dueNow(id)) {
                throw new ProblemException(ProblemType.CONFLICT, "the outcome of the call is not unknown");
            }
            audit.record(operator, Act.done("remote-call.inquired", "remote-call", id));
            return store.find(id).orElseThrow();
        });
    }

    /** Oldest first. */
    public Page<Listed> list(CallState state, PageRequest page) {
        return Page.of(
                store.list(state, page.after().at(), page.after().id(), page.limit() + 1),
                page.limit(),
                listed -> new Cursor(listed.createdAt(), listed.call().id()));
    }

    /** @param createdAt when it was noted */
    public record Listed(Instant createdAt, RemoteCall call) {}

    private RemoteCall known(Intent intent) {
        return store.byKey(intent.key()).orElseThrow();
    }
}
