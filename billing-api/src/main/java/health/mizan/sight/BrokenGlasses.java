package health.mizan.sight;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.ids.Ids;
import health.mizan.masterdata.Codes;
import health.mizan.parties.PatientId;
import health.mizan.sight.Sight.BreakGlass;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Files of restricted patients that members of staff opened for a reason. What is open is open to that person only, at
 * the sites worked at when it was opened, and closes by itself: {@link Sight} looks here.
 */
@Service
public class BrokenGlasses {

    private final BrokenGlassStore store;
    private final SightSettings settings;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final Tx tx;

    BrokenGlasses(BrokenGlassStore store, SightSettings settings, Audit audit, Ids ids, Clock clock, Tx tx) {
        this.store = store;
        this.settings = settings;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /** How long a file stays open. */
    public Duration lasts() {
        return settings.glassBrokenFor();
    }

    /**
     * Opens a file, and writes down that it was.
     *
     * @param patient of a site of the caller's: who asks makes sure of it, in the same transaction
     */
    public BrokenGlass broken(Caller.Staff caller, PatientId patient, BreakGlass reason) {
        Tx.requireOpen();
        Instant now = clock.instant();
        BrokenGlass glass = new BrokenGlass(ids.next(), patient, reason, now.plus(settings.glassBrokenFor()));
        store.insert(caller, glass, now);
        audit.record(
                caller,
                Act.done("patient.glass-broken", "broken-glass", glass.id())
                        .about(patient)
                        .because(Codes.code(reason)));
        return glass;
    }

    /** What the caller has open of this patient now. */
    public Optional<BrokenGlass> standing(Caller caller, PatientId patient) {
        return caller instanceof Caller.Staff staff
                ? store.standing(staff, patient, clock.instant())
                : Optional.empty();
    }

    /** Why the caller last opened this patient's file, for the record of a look that it led to. */
    public Optional<BreakGlass> lastReason(Caller caller, PatientId patient) {
        return caller instanceof Caller.Staff staff ? store.lastReason(staff.subject(), patient) : Optional.empty();
    }

    /** Closes what the caller has open of this patient before its time; nothing if there is nothing. */
    public void closed(Caller caller, PatientId patient) {
        tx.run(() -> {
            if (store.close(caller.subject(), patient, clock.instant()) > 0) {
                audit.record(
                        caller,
                        Act.done("patient.glass-mended", "patient", patient).about(patient));
            }
        });
    }
}
