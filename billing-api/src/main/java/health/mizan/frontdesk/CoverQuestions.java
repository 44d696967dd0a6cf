package health.mizan.frontdesk;

import health.mizan.access.Caller;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.catalogue.ServiceCategory;
import health.mizan.charges.Charge;
import health.mizan.charges.Charges;
import health.mizan.coverage.CoverageId;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.eligibility.EligibilityQuestion;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Saved;
import health.mizan.parties.FacilityId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Makes a whole question of what somebody said and of what the visit says. */
@Service
public class CoverQuestions {

    private final EligibilityChecks checks;
    private final Cases cases;
    private final Charges charges;
    private final Facilities facilities;
    private final Clock clock;

    CoverQuestions(EligibilityChecks checks, Cases cases, Charges charges, Facilities facilities, Clock clock) {
        this.checks = checks;
        this.cases = cases;
        this.charges = charges;
        this.facilities = facilities;
        this.clock = clock;
    }

    /** What to ask about a visit as it is now; empty if its patient pays alone. For Mizan's own use. */
    public Optional<EligibilityQuestion> ofCase(CaseId id) {
        Case of = cases.require(id);
        return Optional.ofNullable(of.coverage())
                .map(coverage ->
                        new EligibilityQuestion(coverage, of.facility(), id, of.serviceDate(), ordered(id), false));
    }

    /** Empty if the caller sees no such cover or visit. */
    Optional<Saved<EligibilityCheck>> ask(Caller caller, EligibilityDraft draft) {
        Optional<Case> of =
                Optional.ofNullable(draft.financialCase()).map(CaseId::new).flatMap(id -> cases.find(caller, id));
        if (draft.financialCase() != null && of.isEmpty()) {
            return Optional.empty();
        }
        Checks sound = new Checks();
        Optional<CoverageId> coverage =
                Optional.ofNullable(draft.coverage()).map(CoverageId::new).or(() -> of.map(Case::coverage));
        sound.require(coverage.isPresent(), "coverage", "is required: the visit has none");
        Optional<Facility> facility = draft.facility() == null
                ? of.flatMap(visit -> facilities.find(visit.facility()))
                : facilities.byCode(draft.facility());
        sound.require(facility.isPresent(), "facility", "is the code of a site you work at");
        Set<ServiceCategory> categories = draft.categories() == null
                ? of.map(visit -> ordered(visit.id())).orElse(Set.of())
                : draft.categories().stream()
                        .map(code -> sound.oneOf("categories", code, ServiceCategory.class))
                        .collect(Collectors.toSet());
        if (sound.failed()) {
            return Optional.of(new Saved.Refused<>(sound.errors()));
        }
        FacilityId at = facility.orElseThrow().id();
        LocalDate day = Optional.ofNullable(draft.serviceDate())
                .or(() -> of.map(Case::serviceDate))
                .orElseGet(() -> LocalDate.ofInstant(
                        clock.instant(), facility.orElseThrow().timeZone()));
        return checks.request(
                caller,
                new EligibilityQuestion(
                        coverage.orElseThrow(),
                        at,
                        of.map(Case::id).orElse(null),
                        day,
                        categories,
                        Boolean.TRUE.equals(draft.fresh())));
    }

    private Set<ServiceCategory> ordered(CaseId id) {
        return charges.ofCase(id).stream()
                .filter(charge -> charge.fate() != Charge.Fate.CANCELLED)
                .map(charge -> charge.service().category())
                .collect(Collectors.toSet());
    }
}
