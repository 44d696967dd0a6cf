package health.mizan.fhir.kept;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.ids.Ids;
import health.mizan.sight.Sights;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps versions, inside the transaction of whatever they cause. */
@Component
public class Keeping {

    private final KeptStore store;
    private final KeptIndexStore index;
    private final Sights sights;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Keeping(KeptStore store, KeptIndexStore index, Sights sights, Audit audit, Ids ids, Clock clock) {
        this.store = store;
        this.index = index;
        this.sights = sights;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Puts those in line who are about to create the same thing, until the transaction ends. */
    public void hold(String condition) {
        Tx.requireOpen();
        store.hold(condition);
    }

    /** The newest version, its row held until the transaction ends; empty if the caller does not see it. */
    public Optional<Kept> lock(Caller caller, String type, String id) {
        Tx.requireOpen();
        return store.lock(type, id, sights.of(caller));
    }

    public Optional<Kept> find(Caller caller, String type, String id) {
        return store.find(type, id, sights.of(caller));
    }

    public Optional<Kept> ofOurs(Caller caller, String type, UUID ours) {
        return store.ofOurs(type, ours, sights.of(caller));
    }

    /**
     * @param version 1, or what follows the version of what it is drawn from
     * @throws org.springframework.dao.DuplicateKeyException if another resource of the type has one of its identifiers
     */
    public void create(Caller caller, KeptDraft draft, long version) {
        Tx.requireOpen();
        UUID key = ids.next();
        Instant now = now();
        store.insert(key, draft, version, now);
        write(key, draft, version, new KeptStore.Written("POST", draft.sender(), now));
        record(caller, "created", draft);
    }

    /**
     * Keeps a further version, unless it says what the newest says.
     *
     * @param was as locked
     * @return the version that is now the newest
     */
    public long update(Caller caller, Kept was, KeptDraft draft) {
        Tx.requireOpen();
        if (!was.deleted()
                && store.isSame(was.key(), was.version(), draft.content().reveal())) {
            return was.version();
        }
        Instant now = now();
        long version = was.version() + 1;
        store.update(was.key(), draft, version, now);
        write(was.key(), draft, version, new KeptStore.Written("PUT", draft.sender(), now));
        record(caller, "updated", draft);
        return version;
    }

    /** @param was as locked */
    public long delete(Caller caller, Kept was) {
        Tx.requireOpen();
        Instant now = now();
        long version = was.version() + 1;
        store.delete(was.key(), version, now);
        store.insertVersion(
                ids.next(), was.key(), version, null, new KeptStore.Written("DELETE", caller.subject(), now));
        index.clear(was.key());
        audit.record(caller, about(was, "deleted"));
        return version;
    }

    private void write(UUID key, KeptDraft draft, long version, KeptStore.Written written) {
        store.insertVersion(ids.next(), key, version, draft.content().reveal(), written);
        index.replace(key, draft);
    }

    private void record(Caller caller, String verb, KeptDraft draft) {
        Act act = Act.done(kind(draft.type()) + "." + verb, kind(draft.type()), draft.id());
        audit.record(caller, draft.patient().map(act::about).orElse(act));
    }

    static Act about(Kept kept, String verb) {
        Act act = Act.done(kind(kept.type()) + "." + verb, kind(kept.type()), kept.id());
        return kept.patient().map(act::about).orElse(act);
    }

    static String kind(String type) {
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
