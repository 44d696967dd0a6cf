package health.mizan.history;

import health.mizan.masterdata.Change;
import health.mizan.masterdata.Recorded;
import health.mizan.masterdata.Saved;
import health.mizan.tx.Tx;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The one way in which plans, schedules and contracts are saved. A draft speaks for the days from its first day on: a
 * new first day is a change from then on, a known first day is a correction, and either is a new version. The draft that
 * equals the latest version of its first day changes nothing, so an import may be repeated.
 */
@Component
public class EffectiveSaving {

    private final Tx tx;

    EffectiveSaving(Tx tx) {
        this.tx = tx;
    }

    public <T extends Recorded> Saved<T> save(T wanted, Change change, EffectiveRows<T> rows) {
        return tx.get(() -> saveHere(wanted, change, rows));
    }

    private static <T extends Recorded> Saved<T> saveHere(T wanted, Change change, EffectiveRows<T> rows) {
        Optional<T> present = rows.lock(wanted);
        if (present.isEmpty()) {
            if (change.expects() instanceof Change.Expects.Version) {
                return new Saved.Stale<>();
            }
            Optional<Saved<T>> obstacle = rows.obstacle(wanted);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            if (rows.insertHead(wanted)) {
                rows.insertVersion(wanted);
                return new Saved.Created<>(wanted);
            }
            present = rows.lock(wanted);
        }
        T was = present.orElseThrow(() -> new IllegalStateException("a head was taken and is not there"));
        return change.<T>obstacle(was).orElseGet(() -> changed(wanted, was, rows));
    }

    private static <T extends Recorded> Saved<T> changed(T wanted, T was, EffectiveRows<T> rows) {
        T now = rows.as(wanted, was, was.version() + 1);
        if (rows.startingWith(now).filter(same -> rows.alike(same, now)).isPresent()) {
            return new Saved.Unchanged<>(was);
        }
        return rows.obstacle(now).orElseGet(() -> {
            rows.insertVersion(now);
            return new Saved.Changed<>(now);
        });
    }
}
