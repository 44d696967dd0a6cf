package health.mizan.coverage;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.ids.Ids;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Saved;
import health.mizan.parties.PatientId;
import health.mizan.tx.Tx;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** The covers of patients. Whoever is shown one is written down in the same transaction. */
@Service
public class Coverages {

    private static final String OVERLAP = "the patient has a cover of the same order on some of these days";
    private static final String TWICE = "the patient has this membership from the same day already";

    private final CoverageStore store;
    private final Policies policies;
    private final Audit audit;
    private final Tx tx;
    private final Ids ids;
    private final Clock clock;

    Coverages(CoverageStore store, Policies policies, Audit audit, Tx tx, Ids ids, Clock clock) {
        this.store = store;
        this.policies = policies;
        this.audit = audit;
        this.tx = tx;
        this.ids = ids;
        this.clock = clock;
    }

    /** In the order they were recorded; empty if the patient is out of the caller's sight. */
    public Optional<Page<Coverage>> of(Caller caller, PatientId patient, PageRequest page) {
        return tx.get(() -> {
            if (!store.sees(caller, patient)) {
                audit.record(caller, Act.refused("coverage.read", "patient", patient));
                return Optional.empty();
            }
            audit.record(caller, Act.done("coverage.read", "patient", patient).about(patient));
            return Optional.of(store.page(caller, patient, page));
        });
    }

    public Optional<Coverage> find(Caller caller, PatientId patient, CoverageId id) {
        return tx.get(() -> {
            Optional<Coverage> found = store.find(caller, patient, id);
            audit.record(
                    caller,
                    found.isPresent()
                            ? Act.done("coverage.read", "coverage", id).about(patient)
                            : Act.refused("coverage.read", "coverage", id));
            return found;
        });
    }

    public Optional<Coverage> find(Caller caller, CoverageId id) {
        return tx.get(() -> {
            Optional<PatientId> patient = store.patientOf(id);
            if (patient.isEmpty()) {
                audit.record(caller, Act.refused("coverage.read", "coverage", id));
                return Optional.empty();
            }
            return find(caller, patient.get(), id);
        });
    }

    /**
     * Records a cover, or, where {@code change} allows it, makes the one with the same payer, member number and first day
     * look like the draft.
     *
     * @return empty if the patient is out of the caller's sight
     */
    public Optional<Saved<Coverage>> save(Caller caller, PatientId patient, CoverageDraft draft, Change change) {
        Checks checks = new Checks();
        Coverage.Terms terms = draft.checked(checks, policies.named(draft, checks));
        return settled(() -> {
            if (!store.lockPatient(caller, patient)) {
                return Optional.empty();
            }
            refuseUnseenSubscriber(caller, terms, checks);
            if (checks.failed()) {
                return Optional.of(new Saved.Refused<>(checks.errors()));
            }
            Coverage wanted = new Coverage(
                    new CoverageId(ids.next()),
                    1,
                    patient,
                    terms,
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            return Optional.of(store.sameMembership(wanted)
                    .map(was -> change.<Coverage>obstacle(was).orElseGet(() -> changed(caller, was, terms)))
                    .orElseGet(() -> created(caller, wanted)));
        });
    }

    /** Corrects a cover; its payer, member number and first day stay: another membership is another cover. */
    public Optional<Saved<Coverage>> correct(
            Caller caller, PatientId patient, CoverageId id, CoverageDraft draft, Change change) {
        Checks checks = new Checks();
        Coverage.Terms terms = draft.checked(checks, policies.named(draft, checks));
        return settled(() -> {
            if (!store.lockPatient(caller, patient)) {
                return Optional.empty();
            }
            return store.find(caller, patient, id).map(was -> {
                refuseUnseenSubscriber(caller, terms, checks);
                checks.require(
                        sameMembership(was.terms(), terms),
                        "memberNumber",
                        "stays as it is, and so do payer and from: record another cover instead");
                return checks.failed()
                        ? new Saved.Refused<Coverage>(checks.errors())
                        : change.<Coverage>obstacle(was).orElseGet(() -> changed(caller, was, terms));
            });
        });
    }

    private Saved<Coverage> created(Caller caller, Coverage wanted) {
        if (store.overlaps(wanted)) {
            return new Saved.Conflict<>(OVERLAP, null);
        }
        store.insert(wanted);
        audit.record(
                caller, Act.done("coverage.recorded", "coverage", wanted.id()).about(wanted.patient()));
        return new Saved.Created<>(wanted);
    }

    private Saved<Coverage> changed(Caller caller, Coverage was, Coverage.Terms terms) {
        if (was.terms().equals(terms)) {
            return new Saved.Unchanged<>(was);
        }
        Coverage now = new Coverage(was.id(), was.version() + 1, was.patient(), terms, was.createdAt());
        if (store.overlaps(now)) {
            return new Saved.Conflict<>(OVERLAP, null);
        }
        store.update(now, clock.instant());
        audit.record(
                caller, Act.done("coverage.corrected", "coverage", now.id()).about(now.patient()));
        return new Saved.Changed<>(now);
    }

    private void refuseUnseenSubscriber(Caller caller, Coverage.Terms terms, Checks checks) {
        PatientId subscriber = terms.membership().subscriber();
        checks.require(
                subscriber == null || store.sees(caller, subscriber), "subscriber", "is the id of another patient");
    }

    private static boolean sameMembership(Coverage.Terms was, Coverage.Terms now) {
        return was.policy().payerId().equals(now.policy().payerId())
                && was.membership().memberNumber().equals(now.membership().memberNumber())
                && was.period().from().equals(now.period().from());
    }

    // The row lock on the patient puts writers in line; the constraints stand behind it.
    private Optional<Saved<Coverage>> settled(Supplier<Optional<Saved<Coverage>>> work) {
        try {
            return tx.get(work);
        } catch (DataIntegrityViolationException contradiction) {
            return Optional.of(new Saved.Conflict<>(TWICE, null));
        }
    }
}
