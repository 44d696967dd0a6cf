package health.mizan.audit;

import health.mizan.access.Caller;
import health.mizan.ids.Ids;
import health.mizan.parties.PatientId;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** The audit log. A row is part of the transaction it tells of: no change without its row, no row without its change. */
@Service
public class Audit {

    private final AuditStore store;
    private final Ids ids;
    private final Clock clock;
    private final Tx tx;

    Audit(AuditStore store, Ids ids, Clock clock, Tx tx) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /** @throws IllegalStateException outside a transaction */
    public void record(Caller caller, Act act) {
        Tx.requireOpen();
        store.insert(ids.next(), clock.instant(), caller, act);
    }

    /**
     * Newest first, of the caller's facilities and of what belongs to none: unless it is about a patient without a file at
     * one of them, and then what the caller did alone. Reading a patient's log is itself logged.
     */
    Page<AuditEvent> list(Caller.Staff caller, AuditQuery query, PageRequest page) {
        return tx.get(() -> {
            if (query.patient() != null) {
                record(
                        caller,
                        Act.done("audit-log.read", "patient", query.patient()).about(new PatientId(query.patient())));
            }
            return Page.of(store.list(caller, query, page), page.limit(), event -> new Cursor(event.at(), event.id()));
        });
    }
}
