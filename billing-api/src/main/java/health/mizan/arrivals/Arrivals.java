package health.mizan.arrivals;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.casestatus.CaseStatus;
import health.mizan.casestatus.CaseStatuses;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.patients.Patient;
import health.mizan.patients.Patients;
import health.mizan.patients.Registrations;
import health.mizan.persons.Identifier;
import health.mizan.sight.Sights;
import health.mizan.tx.Tx;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Finds whoever has come. Whoever is shown is written down as any search is. */
@Service
public class Arrivals {

    private static final int AT_ONCE = 10;

    private final ArrivalStore store;
    private final Patients patients;
    private final Registrations registrations;
    private final CaseStatuses statuses;
    private final Sights sights;
    private final Tx tx;

    Arrivals(
            ArrivalStore store,
            Patients patients,
            Registrations registrations,
            CaseStatuses statuses,
            Sights sights,
            Tx tx) {
        this.store = store;
        this.patients = patients;
        this.registrations = registrations;
        this.statuses = statuses;
        this.sights = sights;
        this.tx = tx;
    }

    public Found find(Caller caller, Typed typed) {
        return tx.get(() -> switch (typed.shape()) {
            case NATIONAL_ID -> numbered(caller, typed, Identifier.of(Identifier.NATIONAL_ID, typed.text()));
            case IQAMA -> numbered(caller, typed, Identifier.of(Identifier.IQAMA, typed.text()));
            case TELEPHONE -> telephoned(caller, typed);
            case NUMBER -> otherwise(caller, typed);
            case NAME -> named(caller, typed);
            case NOTHING -> new Found(typed, false, List.of(), false);
        });
    }

    /** Who has a visit today at a site of the caller's, the latest first. */
    public List<Arrival> today(Caller caller, int most) {
        return tx.get(() -> people(caller, patients.listed(caller, store.today(sights.of(caller), most))));
    }

    private Found numbered(Caller caller, Typed typed, Identifier number) {
        List<Patient> found = patients.search(caller, number, Optional.empty());
        return found.isEmpty() ? otherwise(caller, typed) : exactly(caller, typed, found);
    }

    private Found telephoned(Caller caller, Typed typed) {
        List<Patient> found = patients.withPhone(caller, Phi.of(typed.text()));
        return found.isEmpty() ? otherwise(caller, typed) : exactly(caller, typed, found);
    }

    /** A number of any other kind: of a file here, or of a document whoever issued it, else the beginning of a file's. */
    private Found otherwise(Caller caller, Typed typed) {
        List<PatientId> files = store.sites(sights.of(caller)).stream()
                .flatMap(site -> registrations.withFile(caller, new Registrations.File(site, typed.text())).stream())
                .distinct()
                .toList();
        List<Patient> filed = patients.listed(caller, files);
        if (!filed.isEmpty()) {
            return exactly(caller, typed, filed);
        }
        List<Patient> numbered = patients.numbered(caller, Phi.of(typed.text()));
        return numbered.isEmpty() ? named(caller, typed) : exactly(caller, typed, numbered);
    }

    private Found named(Caller caller, Typed typed) {
        if (!patients.canSearch(typed.text())) {
            return new Found(new Typed(Typed.Shape.NOTHING, typed.text()), false, List.of(), false);
        }
        Page<Patient> found = patients.search(caller, typed.text(), PageRequest.of(null, AT_ONCE), Optional.empty());
        return new Found(typed, false, people(caller, found.items()), found.next() != null);
    }

    private Found exactly(Caller caller, Typed typed, List<Patient> found) {
        return new Found(typed, true, people(caller, found), false);
    }

    private List<Arrival> people(Caller caller, List<Patient> patients) {
        Map<PatientId, ArrivalStore.Today> today = store.today(
                sights.of(caller), patients.stream().map(Patient::id).toList());
        Map<CaseId, CaseStatus> stands = statuses.of(
                caller,
                today.values().stream()
                        .map(ArrivalStore.Today::visit)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        return patients.stream()
                .map(patient -> {
                    ArrivalStore.Today known = today.getOrDefault(patient.id(), ArrivalStore.Today.NOTHING);
                    CaseId visit = known.visit();
                    return new Arrival(patient, known.insurer(), visit == null ? null : stands.get(visit));
                })
                .toList();
    }
}
