package health.mizan.fhir.kept;

import health.mizan.access.Caller;
import health.mizan.audit.Audit;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.fhir.searching.Indexed;
import health.mizan.fhir.searching.Indexer;
import health.mizan.fhir.searching.Query;
import health.mizan.sight.Sights;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Every resource a caller can see, whether somebody sent it or it is drawn from our own state. */
@Service
public class Holdings {

    /** Marks a cursor that is still among what is drawn from our state; those come first. */
    private static final String DRAWN = "d.";

    private static final String KEPT = "k.";

    /** Pages of candidates looked through for one page of results. */
    private static final int MOST_LOOKED_THROUGH = 50;

    private final KeptStore store;
    private final KeptSearchStore search;
    private final Projections projections;
    private final Contents contents;
    private final Looks looks;
    private final Tx tx;

    Holdings(KeptStore store, KeptSearchStore search, Projections projections, Contents contents, Looks looks, Tx tx) {
        this.store = store;
        this.search = search;
        this.projections = projections;
        this.contents = contents;
        this.looks = looks;
        this.tx = tx;
    }

    /** Writes down who looks at whom. */
    @org.springframework.stereotype.Component
    static class Looks {
        private final Sights sights;
        private final Audit audit;
        private final Indexer indexer;

        Looks(Sights sights, Audit audit, Indexer indexer) {
            this.sights = sights;
            this.audit = audit;
            this.indexer = indexer;
        }

        private void at(Caller caller, Kept kept, String verb) {
            if (kept.patient().isPresent()) {
                audit.record(caller, Keeping.about(kept, verb));
            }
        }
    }

    /** @throws Refusal 410 if it was deleted */
    public Optional<Resource> find(Caller caller, String type, String id) {
        return tx.get(() -> kept(caller, type, id)
                .map(kept -> shown(caller, kept, "read"))
                .or(() -> uuid(id).flatMap(uuid -> projections.of(type).flatMap(drawn -> drawn.find(caller, uuid)))));
    }

    /** @throws Refusal 410 if that version is the deletion */
    public Optional<Resource> version(Caller caller, String type, String id, long version) {
        return tx.get(() -> store.version(type, id, version, looks.sights.of(caller))
                .map(kept -> shown(caller, kept, "read"))
                .or(() -> kept(caller, type, id).isPresent()
                        ? Optional.empty()
                        : find(caller, type, id).filter(drawn -> Long.toString(version)
                                .equals(drawn.getMeta().getVersionId()))));
    }

    /** Newest first, deletions among them; empty if there is nothing kept that the caller sees. */
    public List<Kept> history(Caller caller, String type, String id, int rows) {
        return tx.get(() -> {
            List<Kept> versions = store.history(type, id, rows, looks.sights.of(caller));
            versions.stream().findFirst().ifPresent(newest -> looks.at(caller, newest, "read"));
            return versions;
        });
    }

    public Page<Resource> search(Caller caller, Query query) {
        String cursor = query.cursor();
        return tx.get(() -> {
            if (cursor != null && cursor.startsWith(KEPT)) {
                return keptPage(caller, query, cursor.substring(KEPT.length()));
            }
            if (cursor != null && !cursor.startsWith(DRAWN)) {
                Cursor.decode("");
            }
            return projections
                    .of(query.type())
                    .map(drawn ->
                            drawnPage(caller, query, drawn, cursor == null ? null : cursor.substring(DRAWN.length())))
                    .orElseGet(() -> keptPage(caller, query, null));
        });
    }

    private Page<Resource> drawnPage(Caller caller, Query query, Projection drawn, @Nullable String cursor) {
        String next = cursor;
        List<Resource> found = new ArrayList<>();
        for (int looked = 0; looked < MOST_LOOKED_THROUGH; looked++) {
            Page<Resource> page = drawn.candidates(caller, query, next);
            found.addAll(answering(query, page.items()));
            next = page.next();
            if (next == null || !found.isEmpty()) {
                break;
            }
        }
        if (next != null) {
            return new Page<>(found, DRAWN + next);
        }
        if (found.size() >= query.page().limit()) {
            return new Page<>(found, KEPT + Cursor.START.encode());
        }
        Page<Resource> kept = keptPage(caller, query, null);
        if (found.size() + kept.items().size() > query.page().limit()) {
            return new Page<>(found, KEPT + Cursor.START.encode());
        }
        found.addAll(kept.items());
        return new Page<>(found, kept.next());
    }

    private List<Resource> answering(Query query, List<Resource> candidates) {
        Set<UUID> kept = store.keptAmong(
                query.type(),
                candidates.stream()
                        .flatMap(candidate -> uuid(candidate.getIdElement().getIdPart()).stream())
                        .toList());
        return candidates.stream()
                .filter(candidate -> uuid(candidate.getIdElement().getIdPart())
                        .filter(kept::contains)
                        .isEmpty())
                .filter(candidate -> {
                    // What is drawn does not say when it changed, and is never the answer to that.
                    List<Indexed> values = looks.indexer.of(candidate);
                    return query.asked().stream().allMatch(asked -> asked.isMetBy(values));
                })
                .toList();
    }

    private Page<Resource> keptPage(Caller caller, Query query, @Nullable String cursor) {
        Query from = cursor == null ? query : query.after(Cursor.decode(cursor));
        Page<Kept> page = Page.of(
                search.search(from, looks.sights.of(caller)),
                query.page().limit(),
                kept -> new Cursor(kept.changedAt(), kept.key()));
        return new Page<>(
                page.items().stream().map(kept -> shown(caller, kept, "found")).toList(),
                page.next() == null ? null : KEPT + page.next());
    }

    private Optional<Kept> kept(Caller caller, String type, String id) {
        return store.find(type, id, looks.sights.of(caller))
                .or(() -> uuid(id).flatMap(uuid -> store.ofOurs(type, uuid, looks.sights.of(caller))));
    }

    private Resource shown(Caller caller, Kept kept, String verb) {
        if (kept.deleted()) {
            throw Refusal.of(Refusal.GONE, "deleted", null, "the resource was deleted");
        }
        looks.at(caller, kept, verb);
        return contents.resource(kept);
    }

    /** Our ids are UUIDs; anything else names nothing of ours. */
    public static Optional<UUID> uuid(@Nullable String id) {
        try {
            UUID uuid = UUID.fromString(id == null ? "" : id);
            return uuid.toString().equals(id) ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
