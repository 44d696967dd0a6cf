package health.mizan.history;

import health.mizan.masterdata.Change;
import health.mizan.masterdata.Recorded;
import health.mizan.masterdata.Saved;
import health.mizan.tx.Tx;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The one way in which master data kept in place is saved: equal drafts change nothing, every change is a version with
 * its author, and of two creators of one code the second changes what the first created.
 */
@Component
public class Saving {

    private final Tx tx;
    private final History history;

    Saving(Tx tx, History history) {
        this.tx = tx;
        this.history = history;
    }

    public <T extends Recorded> Saved<T> save(String kind, T wanted, Change change, VersionedRows<T> rows) {
        try {
            return tx.get(() -> saveHere(kind, wanted, change, rows));
        } catch (DuplicateKeyException taken) {
            return new Saved.Conflict<>("a value that must be unique was taken by another at the same moment", null);
        }
    }

    private <T extends Recorded> Saved<T> saveHere(String kind, T wanted, Change change, VersionedRows<T> rows) {
        Optional<T> present = rows.lock(wanted);
        if (present.isEmpty()) {
            if (change.expects() instanceof Change.Expects.Version) {
                return new Saved.Stale<>();
            }
            if (rows.insert(wanted)) {
                history.keep(kind, id(wanted), wanted, change);
                return new Saved.Created<>(wanted);
            }
            present = rows.lock(wanted);
        }
        if (present.isEmpty()) {
            return new Saved.Conflict<>("a value that must be unique belongs to another", null);
        }
        T was = present.get();
        return change.<T>obstacle(was).orElseGet(() -> changed(kind, wanted, was, change, rows));
    }

    private <T extends Recorded> Saved<T> changed(String kind, T wanted, T was, Change change, VersionedRows<T> rows) {
        if (rows.as(wanted, was, was.version()).equals(was)) {
            return new Saved.Unchanged<>(was);
        }
        T now = rows.as(wanted, was, was.version() + 1);
        rows.update(now);
        history.keep(kind, id(now), now, change);
        return new Saved.Changed<>(now);
    }

    private static UUID id(Recorded recorded) {
        return UUID.fromString(recorded.id().toString());
    }
}
