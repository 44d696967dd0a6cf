package health.mizan.patients;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.masterdata.Codes;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.patients.Patient.Registration;
import health.mizan.persons.Identifier;
import health.mizan.sight.BrokenGlasses;
import health.mizan.sight.Sight;
import health.mizan.sight.Sight.BreakGlass;
import health.mizan.sight.Sights;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Reads the register of patients. Whoever is shown a patient is written down in the same transaction. */
@Service
public class Patients {

    private static final int LOOKALIKES = 20;
    private static final int SHARING_A_PHONE = 20;

    private final PatientStore store;
    private final PatientSearchStore search;
    private final Sights sights;
    private final BrokenGlasses glasses;
    private final Audit audit;
    private final Tx tx;

    Patients(PatientStore store, PatientSearchStore search, Sights sights, BrokenGlasses glasses, Audit audit, Tx tx) {
        this.store = store;
        this.search = search;
        this.sights = sights;
        this.glasses = glasses;
        this.audit = audit;
        this.tx = tx;
    }

    public Optional<Patient> find(Caller caller, PatientId id) {
        return find(caller, id, Optional.empty());
    }

    /** @param reason why a member of staff looks at somebody who may be restricted */
    public Optional<Patient> find(Caller caller, PatientId id, Optional<BreakGlass> reason) {
        return tx.get(() -> {
            Optional<Patient> found = store.find(id, sights.of(caller, reason));
            found.ifPresentOrElse(
                    patient -> shown(caller, patient, "patient.read", reason),
                    // Beyond sight and never issued are one: the row does not say which.
                    () -> audit.record(caller, Act.refused("patient.read", "patient", id)));
            return found;
        });
    }

    /** Those of them who are in sight, for a list that names them. Restricted ones are so by role or broken glass. */
    public Map<PatientId, Patient> named(Caller caller, Set<PatientId> ids) {
        return tx.get(() -> {
            List<Patient> found = ids.isEmpty() ? List.of() : store.findAll(ids, sights.of(caller));
            found.forEach(patient -> shown(caller, patient, "patient.listed", Optional.empty()));
            return found.stream().collect(Collectors.toMap(Patient::id, Function.identity()));
        });
    }

    /** Whoever has this number, compared without spaces and case. */
    public List<Patient> search(Caller caller, Identifier identifier, Optional<BreakGlass> reason) {
        return tx.get(() -> {
            List<Patient> found = search.byIdentifier(identifier, sights.of(caller, reason));
            found.forEach(patient -> shown(caller, patient, "patient.found", reason));
            return found;
        });
    }

    /** Whoever has this number, whoever issued it; compared as {@link #search(Caller, Identifier, Optional)} does. */
    public List<Patient> numbered(Caller caller, Phi<String> number) {
        return shownAll(caller, sight -> search.byNumber(number, sight), "patient.found");
    }

    /** Whoever can be called under this number, in international form: families share one. */
    public List<Patient> withPhone(Caller caller, Phi<String> phone) {
        return shownAll(caller, sight -> search.byPhone(phone, SHARING_A_PHONE, sight), "patient.found");
    }

    /** Those of them that are in sight, in the same order. */
    public List<Patient> listed(Caller caller, List<PatientId> ids) {
        return ids.isEmpty() ? List.of() : shownAll(caller, sight -> search.byIds(ids, sight), "patient.listed");
    }

    private List<Patient> shownAll(Caller caller, Function<Sight, List<Patient>> query, String action) {
        return tx.get(() -> {
            List<Patient> found = query.apply(sights.of(caller));
            found.forEach(patient -> shown(caller, patient, action, Optional.empty()));
            return found;
        });
    }

    /**
     * Those whose name has words that begin as the words of {@code text} do, in either script, or whose file number
     * begins so; in the order of registration.
     */
    public Page<Patient> search(Caller caller, String text, PageRequest page, Optional<BreakGlass> reason) {
        return tx.get(() -> {
            List<Patient> rows = search.byText(text, page.after().id(), page.limit() + 1, sights.of(caller, reason));
            Page<Patient> found = Page.of(
                    rows,
                    page.limit(),
                    patient -> new Cursor(Instant.EPOCH, patient.id().value()));
            found.items().forEach(patient -> shown(caller, patient, "patient.found", reason));
            return found;
        });
    }

    /**
     * Opens the file of a restricted patient of the caller's sites for a while, by a number that names exactly one: of a
     * document or of a file. A try that meets nobody is written down as well, for it may be curiosity.
     *
     * @return empty if there is no such restricted patient here, whoever else has the number
     */
    public Optional<Patient> breakGlass(Caller caller, Phi<String> number, BreakGlass reason) {
        return tx.get(() -> {
            Optional<Patient> named =
                    caller instanceof Caller.Staff staff ? opened(staff, number, reason) : Optional.empty();
            if (named.isEmpty()) {
                audit.record(caller, Act.refused("patient.glass-broken", "reason", Codes.code(reason)));
            }
            return named;
        });
    }

    private Optional<Patient> opened(Caller.Staff staff, Phi<String> number, BreakGlass reason) {
        Sight sight = sights.of(staff, Optional.of(reason));
        Set<PatientId> filed = staff.facilities().stream()
                .flatMap(site -> store.withFile(new Registration(site, number)).stream())
                .collect(Collectors.toSet());
        Map<PatientId, Patient> named = Stream.concat(
                        search.byNumber(number, sight).stream(), store.findAll(filed, sight).stream())
                .filter(patient -> patient.details().restricted())
                .collect(Collectors.toMap(Patient::id, Function.identity(), (one, same) -> one));
        Optional<Patient> only = named.size() == 1 ? named.values().stream().findFirst() : Optional.empty();
        only.ifPresent(patient -> glasses.broken(staff, patient.id(), reason));
        return only;
    }

    /** False for a text that would list half the register: too few letters, too few digits. */
    public boolean canSearch(String text) {
        return search.canSeek(text);
    }

    /** Who may be the same person; empty if {@code id} itself is out of sight. Nothing is ever merged. */
    public Optional<List<Patient>> lookalikes(Caller caller, PatientId id) {
        return tx.get(() -> {
            Sight sight = sights.of(caller);
            Optional<Patient> subject = store.find(id, sight);
            if (subject.isEmpty()) {
                audit.record(caller, Act.refused("patient.compared", "patient", id));
                return Optional.empty();
            }
            List<Patient> alike = search.alike(subject.get(), LOOKALIKES, sight);
            alike.forEach(other -> shown(caller, other, "patient.compared", Optional.empty()));
            return Optional.of(alike);
        });
    }

    private void shown(Caller caller, Patient patient, String action, Optional<BreakGlass> reason) {
        audit.record(caller, Act.done(action, "patient", patient.id()).about(patient.id()));
        if (patient.details().restricted() && !sights.seesRestricted(caller)) {
            audit.record(
                    caller,
                    Act.done(
                                    "patient.glass-broken",
                                    "reason",
                                    reason.or(() -> glasses.lastReason(caller, patient.id()))
                                            .map(Codes::code)
                                            .orElseThrow())
                            .about(patient.id()));
        }
    }
}
