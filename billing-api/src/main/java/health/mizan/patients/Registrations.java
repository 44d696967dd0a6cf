package health.mizan.patients;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Saved;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.patients.Patient.Registration;
import health.mizan.persons.BirthDate;
import health.mizan.persons.Identifier;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.tx.Tx;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Registers patients at sites, and corrects what is recorded of them. */
@Service
public class Registrations {

    /** Numbers somebody had given out by hand are stepped over; this many in a row are a mistake of set-up. */
    private static final int NUMBERS_TRIED = 1000;

    private static final String NUMBER_TAKEN = "one of the identifiers belongs to a patient registered already";

    private final PatientStore store;
    private final FileNumberStore fileNumbers;
    private final PatientChecks patientChecks;
    private final Sights sights;
    private final Audit audit;
    private final Tx tx;

    Registrations(
            PatientStore store,
            FileNumberStore fileNumbers,
            PatientChecks patientChecks,
            Sights sights,
            Audit audit,
            Tx tx) {
        this.store = store;
        this.fileNumbers = fileNumbers;
        this.patientChecks = patientChecks;
        this.sights = sights;
        this.audit = audit;
        this.tx = tx;
    }

    /**
     * Which file somebody shall have.
     *
     * @param facility   code of a site the caller is admitted to
     * @param fileNumber null for the next number of the site
     */
    public record File(@Nullable String facility, @Nullable String fileNumber) {
        @Override
        public String toString() {
            return "▮";
        }
    }

    /** Registers a new patient, or, where {@code change} allows it, makes the one with this file look like the draft. */
    public Saved<Patient> save(Caller caller, PatientDraft draft, File file, Change change) {
        Checks checks = new Checks();
        Patient wanted = patientChecks.fresh(draft, checks);
        Phi<String> number = patientChecks.fileNumber(file.fileNumber(), checks);
        Optional<UUID> site = site(file, caller, checks);
        if (checks.failed() || site.isEmpty()) {
            return new Saved.Refused<>(checks.errors());
        }
        return settled(() -> {
            Optional<Patient> present = number == null
                    ? Optional.empty()
                    : store.withFile(new Registration(String.valueOf(file.facility()), number))
                            .flatMap(id -> store.lock(id, everything()));
            return present.map(was ->
                            change.<Patient>obstacle(was).orElseGet(() -> changed(caller, was, wanted.details())))
                    .orElseGet(() -> created(caller, wanted, site.get(), number));
        });
    }

    /** Whose file this is, if the caller sees that patient. */
    public Optional<PatientId> withFile(Caller caller, File file) {
        Checks checks = new Checks();
        Phi<String> number = patientChecks.fileNumber(file.fileNumber(), checks);
        if (number == null || checks.failed()) {
            return Optional.empty();
        }
        return tx.get(() -> store.withFile(new Registration(String.valueOf(file.facility()), number))
                .filter(id -> store.find(id, sights.of(caller)).isPresent()));
    }

    /**
     * Corrects a patient within the caller's sight; empty if there is none with this id. Who has a restricted file open
     * for a while does not lift the restriction, which would open it for good.
     */
    public Optional<Saved<Patient>> correct(Caller caller, PatientId id, PatientDraft draft, Change change) {
        Checks checks = new Checks();
        Patient.Details wanted = patientChecks.details(draft, checks);
        return settledIfFound(() -> store.lock(id, sights.of(caller)).map(was -> {
            checks.require(
                    wanted.restricted() || !was.details().restricted() || sights.seesRestricted(caller),
                    "restricted",
                    "is lifted by a role that sees restricted patients");
            return checks.failed()
                    ? new Saved.Refused<Patient>(checks.errors())
                    : change.<Patient>obstacle(was).orElseGet(() -> changed(caller, was, wanted));
        }));
    }

    /**
     * Opens a file at a further site for somebody registered elsewhere. The caller cannot see that patient yet, and
     * therefore proves with a number and the birth date that the person stands before them.
     *
     * @return empty if no patient has both, and for a restricted one whom the caller may not see: that somebody is
     *     restricted is not told
     */
    public Optional<Saved<Patient>> admit(Caller caller, PatientDraft.Numbered number, String birthDate, File file) {
        Checks checks = new Checks();
        Identifier identifier = Identifier.of(
                checks.text("identifier.system", number.system(), 200),
                checks.text("identifier.value", number.value(), 64));
        BirthDate born = PatientChecks.birthDate(birthDate, checks);
        Phi<String> fileNumber = patientChecks.fileNumber(file.fileNumber(), checks);
        Optional<UUID> site = site(file, caller, checks);
        if (checks.failed() || site.isEmpty()) {
            return Optional.of(new Saved.Refused<>(checks.errors()));
        }
        return settledIfFound(() -> store.owner(identifier)
                .flatMap(id -> store.lock(id, everything()))
                .filter(patient ->
                        patient.details().person().birthDate().first().equals(born.first()))
                .filter(patient -> mayBeSeen(caller, patient))
                .map(patient -> filed(caller, patient, site.get(), fileNumber)));
    }

    private boolean mayBeSeen(Caller caller, Patient patient) {
        boolean may = !patient.details().restricted() || sights.seesRestricted(caller);
        if (!may) {
            audit.record(
                    caller,
                    Act.refused("patient.admitted", "patient", patient.id()).about(patient.id()));
        }
        return may;
    }

    private Saved<Patient> created(Caller caller, Patient wanted, UUID site, @Nullable Phi<String> number) {
        if (store.ownerOfAny(wanted.details().identifiers(), wanted.id()).isPresent()) {
            return new Saved.Conflict<>(NUMBER_TAKEN, null);
        }
        store.insert(wanted);
        if (!file(wanted.id(), site, number)) {
            throw new FileTaken();
        }
        audit.record(
                caller, Act.done("patient.registered", "patient", wanted.id()).about(wanted.id()));
        return new Saved.Created<>(store.find(wanted.id(), everything()).orElseThrow());
    }

    private Saved<Patient> changed(Caller caller, Patient was, Patient.Details wanted) {
        if (was.details().equals(wanted)) {
            return new Saved.Unchanged<>(was);
        }
        if (store.ownerOfAny(wanted.identifiers(), was.id()).isPresent()) {
            return new Saved.Conflict<>(NUMBER_TAKEN, null);
        }
        Patient now = new Patient(was.id(), was.version() + 1, wanted, was.registrations());
        store.update(now);
        audit.record(caller, Act.done("patient.corrected", "patient", now.id()).about(now.id()));
        return new Saved.Changed<>(now);
    }

    private Saved<Patient> filed(Caller caller, Patient patient, UUID site, @Nullable Phi<String> number) {
        boolean added = file(patient.id(), site, number);
        audit.record(
                caller, Act.done("patient.admitted", "patient", patient.id()).about(patient.id()));
        Patient now = store.find(patient.id(), sights.of(caller)).orElseThrow(FileTaken::new);
        return added ? new Saved.Changed<>(now) : new Saved.Unchanged<>(now);
    }

    private boolean file(PatientId id, UUID site, @Nullable Phi<String> number) {
        if (number != null) {
            return store.register(id, site, number);
        }
        for (int tried = 0; tried < NUMBERS_TRIED; tried++) {
            if (store.isFiled(id, site)) {
                return false;
            }
            if (store.register(id, site, fileNumbers.next())) {
                return true;
            }
        }
        throw new IllegalStateException("the next " + NUMBERS_TRIED + " file numbers of a site are taken by hand");
    }

    private Optional<UUID> site(File file, Caller caller, Checks checks) {
        String code = checks.code("registration.facility", file.facility());
        Optional<UUID> site = fileNumbers.facility(code, caller);
        checks.require(
                site.isPresent() || code.isEmpty(), "registration.facility", "is a site the caller is admitted to");
        return site;
    }

    private Saved<Patient> settled(Supplier<Saved<Patient>> work) {
        return settledIfFound(() -> Optional.of(work.get())).orElseThrow();
    }

    // Two desks at once: what the first committed makes the second's insert fail, whatever had been checked before.
    private Optional<Saved<Patient>> settledIfFound(Supplier<? extends Optional<? extends Saved<Patient>>> work) {
        try {
            return tx.get(() -> work.get().map(saved -> saved));
        } catch (DuplicateKeyException taken) {
            return Optional.of(new Saved.Conflict<>(NUMBER_TAKEN, null));
        } catch (FileTaken taken) {
            return Optional.of(new Saved.Conflict<>("the site has a file with this number already", null));
        }
    }

    private Sight everything() {
        return sights.of(new Caller.Self("patients"));
    }

    /** Rolls back what was written before the file turned out to be another's. */
    private static final class FileTaken extends RuntimeException {}
}
