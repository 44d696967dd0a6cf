package health.mizan.visitsheets;

import health.mizan.access.Caller;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.cases.CaseState;
import health.mizan.cases.Cases;
import health.mizan.catalogue.CatalogueService;
import health.mizan.catalogue.ServiceId;
import health.mizan.catalogue.Services;
import health.mizan.charges.Charge;
import health.mizan.charges.Charges;
import health.mizan.estimates.Estimate;
import health.mizan.estimates.Estimates;
import health.mizan.explanations.Sentence;
import health.mizan.facilities.CallerSites;
import health.mizan.facilities.Facilities;
import health.mizan.parties.PatientId;
import health.mizan.reckoning.Figures;
import health.mizan.web.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Puts together what is known of the visits that matter at the desk: those of today, and those still to come. */
@Service
public class VisitSheets {

    private static final int MOST = 50;

    private final Cases cases;
    private final Charges charges;
    private final Estimates estimates;
    private final Services services;
    private final Facilities facilities;
    private final Clock clock;

    VisitSheets(
            Cases cases, Charges charges, Estimates estimates, Services services, Facilities facilities, Clock clock) {
        this.cases = cases;
        this.charges = charges;
        this.estimates = estimates;
        this.services = services;
        this.facilities = facilities;
        this.clock = clock;
    }

    /** Of a patient, the latest first; none that was called off. */
    public List<VisitSheet> of(Caller caller, PatientId patient) {
        Stream<Case> open = list(caller, new Cases.Filter(patient.value(), null, CaseState.PLANNED, null));
        Stream<Case> done = CallerSites.of(caller).codes().stream()
                .flatMap(code -> facilities.byCode(code).stream())
                .flatMap(site -> list(
                        caller,
                        new Cases.Filter(
                                patient.value(),
                                site.code(),
                                CaseState.CONFIRMED,
                                LocalDate.ofInstant(clock.instant(), site.timeZone()))));
        return Stream.concat(open, done)
                .sorted(Comparator.comparing(Case::serviceDate)
                        .thenComparing(Case::createdAt)
                        .reversed())
                .map(visit -> sheet(caller, visit))
                .toList();
    }

    /** Empty if the caller cannot see the visit. */
    public Optional<VisitSheet> find(Caller caller, CaseId id) {
        return cases.find(caller, id).map(visit -> sheet(caller, visit));
    }

    private Stream<Case> list(Caller caller, Cases.Filter filter) {
        return cases.list(caller, filter, PageRequest.of(null, MOST)).items().stream();
    }

    private VisitSheet sheet(Caller caller, Case visit) {
        List<Charge> live = charges.ofCase(visit.id()).stream()
                .filter(charge -> charge.fate() != Charge.Fate.CANCELLED)
                .toList();
        // A visit without a service has no estimate, and nobody is written down as having seen one.
        Optional<Estimate> estimate = live.isEmpty() ? Optional.empty() : estimates.latest(caller, visit.id());
        Map<String, Figures.Line> figures = estimate.stream()
                .flatMap(known -> known.figures().lines().stream())
                .collect(Collectors.toMap(Figures.Line::id, Function.identity(), (first, second) -> first));
        Map<ServiceId, Sentence> names = names(live);
        return new VisitSheet(
                visit,
                live.stream()
                        .map(charge -> new VisitSheet.Service(
                                charge,
                                names.getOrDefault(
                                        charge.service().id(),
                                        new Sentence(
                                                charge.service().code(),
                                                charge.service().code())),
                                figures.get(charge.id().toString())))
                        .toList(),
                estimate.orElse(null));
    }

    private Map<ServiceId, Sentence> names(List<Charge> live) {
        return live.stream()
                .map(Charge::service)
                .collect(Collectors.groupingBy(
                        Charge.Item::system, Collectors.mapping(Charge.Item::code, Collectors.toList())))
                .entrySet()
                .stream()
                .flatMap(system ->
                        services
                                .byCodes(
                                        system.getKey(),
                                        system.getValue().stream().distinct().toList())
                                .stream())
                .collect(Collectors.toMap(
                        CatalogueService::id, service -> new Sentence(service.nameEn(), service.nameAr())));
    }
}
