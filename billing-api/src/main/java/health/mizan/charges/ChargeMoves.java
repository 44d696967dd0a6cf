package health.mizan.charges;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.cases.Case;
import health.mizan.cases.Cases;
import health.mizan.outbox.Outbox;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Writes what has become of a charge, and lets its case catch up. The case's row is locked. */
@Component
class ChargeMoves {

    private final ChargeStore store;
    private final Cases cases;
    private final Outbox outbox;
    private final Audit audit;

    ChargeMoves(ChargeStore store, Cases cases, Outbox outbox, Audit audit) {
        this.store = store;
        this.cases = cases;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** False if somebody else told of the same order first; then nothing was written. */
    boolean created(Caller caller, Case of, Charge fresh) {
        if (!store.insert(fresh)) {
            return false;
        }
        told(caller, of, fresh, "charge.ordered");
        return true;
    }

    /** The charge as it is afterwards, if its case catching up has not moved it further. */
    Charge changed(Caller caller, Case of, Charge now, String action) {
        Charge next = now.as(now.version() + 1);
        store.update(next);
        told(caller, of, next, action);
        return next;
    }

    /** A later version of an order that says the same: nobody needs to hear of it. */
    void heard(Charge same) {
        store.update(same);
    }

    void released(Case of, Predicate<Charge> which) {
        store.ofCase(of.id()).stream()
                .filter(charge -> !charge.isFree() && which.test(charge))
                .forEach(charge -> store.update(charge.released().as(charge.version() + 1)));
    }

    Optional<Charge> shown(Caller caller, ChargeId id, Optional<Charge> found) {
        if (found.isEmpty()) {
            audit.record(caller, Act.refused("charge.read", "charge", id));
        }
        found.ifPresent(charge -> {
            Case of = cases.require(charge.financialCase());
            audit.record(
                    caller,
                    Act.done("charge.read", "charge", id).about(of.patient()).at(of.site()));
        });
        return found;
    }

    void refused(Caller caller, ChargeId id) {
        audit.record(caller, Act.refused("charge.moved", "charge", id));
    }

    private void told(Caller caller, Case of, Charge now, String action) {
        audit.record(
                caller, Act.done(action, "charge", now.id()).about(of.patient()).at(of.site()));
        outbox.publish(new ChargeChanged(of.id()));
        cases.reconsider(caller, of.id());
    }
}
