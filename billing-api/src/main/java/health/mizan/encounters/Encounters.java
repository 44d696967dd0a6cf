package health.mizan.encounters;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.encounters.Encounter.Emr;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import health.mizan.parties.Phi;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Visits and stays, as the EMR tells them or a desk opens them. Whoever is shown one is written down. */
@Service
public class Encounters {

    private final EncounterStore store;
    private final EncounterChecks lawful;
    private final ObjectProvider<EncounterWatch> watches;
    private final Audit audit;
    private final Tx tx;
    private final Clock clock;

    Encounters(
            EncounterStore store,
            EncounterChecks lawful,
            ObjectProvider<EncounterWatch> watches,
            Audit audit,
            Tx tx,
            Clock clock) {
        this.store = store;
        this.lawful = lawful;
        this.watches = watches;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /**
     * Records what was told of an encounter. The same version again, and an older one, have no effect and answer what is
     * there. A state that cannot follow, another patient and another site are refused.
     */
    public Saved<Encounter> record(Caller caller, EncounterDraft draft) {
        Checks checks = new Checks();
        Encounter told = lawful.fresh(caller, draft, checks);
        if (checks.failed()) {
            return new Saved.Refused<>(checks.errors());
        }
        return tx.get(() -> known(draft, told)
                .map(was -> changed(caller, was, told, draft))
                .orElseGet(() -> created(caller, told, draft)));
    }

    /** Empty if the caller cannot see the visit. */
    public Optional<Encounter> find(Caller caller, EncounterId id) {
        return tx.get(() -> {
            Optional<Encounter> found = store.find(caller, id);
            audit.record(
                    caller,
                    found.map(encounter -> act("encounter.read", encounter))
                            .orElseGet(() -> Act.refused("encounter.read", "encounter", id)));
            return found;
        });
    }

    /**
     * For Mizan's own use.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public Encounter require(EncounterId id) {
        return store.byId(id).orElseThrow();
    }

    /** For Mizan's own use. */
    public Optional<Encounter> byIdentifier(String system, String value) {
        return store.byIdentifier(system, value);
    }

    /**
     * Locks the encounter for a caller that goes on to lock what hangs on it: always in this order.
     *
     * @throws IllegalStateException outside a transaction
     */
    public Encounter lock(EncounterId id) {
        Tx.requireOpen();
        return store.lock(id).orElseThrow();
    }

    /** Codes a visit that no EMR knows: the whole list of findings. Empty if the caller cannot see the visit. */
    public Optional<Saved<Encounter>> code(
            Caller caller, EncounterId id, List<EncounterDraft.Diagnosis> told, Change change) {
        Checks checks = new Checks();
        Phi<List<Encounter.Diagnosis>> findings = Phi.of(EncounterChecks.diagnoses(told, checks));
        return tx.get(() -> {
            if (store.find(caller, id).isEmpty()) {
                audit.record(caller, Act.refused("encounter.coded", "encounter", id));
                return Optional.empty();
            }
            Encounter was = lock(id);
            if (checks.failed()) {
                return Optional.of(new Saved.Refused<>(checks.errors()));
            }
            return Optional.of(change.<Encounter>obstacle(was).orElseGet(() -> coded(caller, was, findings)));
        });
    }

    private Saved<Encounter> coded(Caller caller, Encounter was, Phi<List<Encounter.Diagnosis>> findings) {
        if (was.emr() != null) {
            return new Saved.Conflict<>("the EMR codes this encounter: have it corrected there", null);
        }
        if (was.diagnoses().equals(findings)) {
            return new Saved.Unchanged<>(was);
        }
        Encounter now = was.coded(findings);
        store.update(now);
        audit.record(caller, act("encounter.coded", now));
        return new Saved.Changed<>(now);
    }

    /** Ends a visit that no EMR knows, as its desk has said; one that an EMR knows is left to the EMR. */
    public void ended(Caller caller, EncounterId id, EncounterState how) {
        Encounter was = lock(id);
        if (was.emr() != null || was.state().on(how).isEmpty()) {
            return;
        }
        Encounter.Period period = was.period().to() != null
                        || !clock.instant().isAfter(was.period().from())
                ? was.period()
                : new Encounter.Period(was.period().from(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        Encounter now = new Encounter(
                was.id(),
                was.version() + 1,
                was.patient(),
                was.facility(),
                was.site(),
                was.practitioner(),
                null,
                was.kind(),
                period,
                how,
                was.diagnoses(),
                was.createdAt());
        store.update(now);
        audit.record(caller, act("encounter.changed", now));
    }

    private Optional<Encounter> known(EncounterDraft draft, Encounter told) {
        Emr emr = told.emr();
        if (emr == null) {
            return Optional.empty();
        }
        Optional<Encounter> byIdentity = store.lock(emr);
        if (byIdentity.isPresent() || draft.opened() == null) {
            return byIdentity;
        }
        return store.lock(new EncounterId(draft.opened()))
                .filter(opened -> opened.emr() == null
                        && opened.patient().equals(told.patient())
                        && opened.facility().equals(told.facility()));
    }

    private Saved<Encounter> created(Caller caller, Encounter told, EncounterDraft draft) {
        if (!store.insert(told)) {
            return changed(caller, known(draft, told).orElseThrow(), told, draft);
        }
        audit.record(caller, act("encounter.recorded", told));
        watches.orderedStream().forEach(watch -> watch.recorded(caller, told));
        return new Saved.Created<>(told);
    }

    private Saved<Encounter> changed(Caller caller, Encounter was, Encounter told, EncounterDraft draft) {
        Emr before = was.emr();
        Emr after = told.emr();
        if (before != null && after != null && after.changed().isBefore(before.changed())) {
            audit.record(caller, act("encounter.outdated", was));
            return new Saved.Unchanged<>(was);
        }
        List<FieldError> errors = contradictions(was, told);
        if (!errors.isEmpty()) {
            audit.record(
                    caller,
                    Act.refused("encounter.changed", "encounter", was.id()).at(was.site()));
            return new Saved.Refused<>(errors);
        }
        Encounter now = merged(was, told, draft);
        if (now.saysTheSameAs(was) && before != null) {
            store.update(now.as(was.version()));
            return new Saved.Unchanged<>(was);
        }
        store.update(now);
        audit.record(caller, act("encounter.changed", now));
        watches.orderedStream().forEach(watch -> watch.recorded(caller, now));
        return new Saved.Changed<>(now);
    }

    private static List<FieldError> contradictions(Encounter was, Encounter told) {
        Checks checks = new Checks();
        checks.require(
                was.patient().equals(told.patient()),
                "patient",
                "stays the one told before: send another encounter for another patient");
        checks.require(
                was.facility().equals(told.facility()),
                "facility",
                "stays the one told before: send another encounter for another site");
        checks.require(
                was.emr() == null
                        || was.state() == told.state()
                        || was.state().on(told.state()).isPresent(),
                "state",
                was.state().refusal());
        return checks.errors();
    }

    private static Encounter merged(Encounter was, Encounter told, EncounterDraft draft) {
        return new Encounter(
                was.id(),
                was.version() + 1,
                was.patient(),
                was.facility(),
                was.site(),
                told.practitioner() == null ? was.practitioner() : told.practitioner(),
                told.emr(),
                draft.kind() == null ? was.kind() : told.kind(),
                period(was, told, draft),
                // A desk that closed its visit is ahead of the EMR's first word of it.
                was.emr() == null && was.state().on(told.state()).isEmpty() ? was.state() : told.state(),
                draft.diagnoses() == null ? was.diagnoses() : told.diagnoses(),
                was.createdAt());
    }

    private static Encounter.Period period(Encounter was, Encounter told, EncounterDraft draft) {
        Encounter.Period before = was.period();
        if (draft.from() != null) {
            return told.period();
        }
        return draft.to() == null
                        || told.period().to() == null
                        || told.period().to().isBefore(before.from())
                ? before
                : new Encounter.Period(before.from(), told.period().to());
    }

    private static Act act(String action, Encounter encounter) {
        return Act.done(action, "encounter", encounter.id())
                .about(encounter.patient())
                .at(encounter.site());
    }
}
