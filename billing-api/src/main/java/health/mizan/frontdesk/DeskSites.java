package health.mizan.frontdesk;

import health.mizan.access.Caller;
import health.mizan.cases.Case;
import health.mizan.cases.CaseState;
import health.mizan.cases.Cases;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.patients.Patient;
import health.mizan.web.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where and on which day the patient stands at the desk. */
@Component
class DeskSites {

    private static final int MOST_VISITS = 50;

    private final Facilities facilities;
    private final Cases cases;
    private final Clock clock;

    DeskSites(Facilities facilities, Cases cases, Clock clock) {
        this.facilities = facilities;
        this.cases = cases;
        this.clock = clock;
    }

    /** @param today the site's own day */
    record Here(Facility site, LocalDate today) {}

    /** The site of the patient's first file that the caller sees; empty if there is none. */
    Optional<Here> of(Patient patient) {
        return patient.registrations().stream()
                .findFirst()
                .flatMap(file -> facilities.byCode(file.facility()))
                .map(site -> new Here(site, LocalDate.ofInstant(clock.instant(), site.timeZone())));
    }

    /** The latest visit of today that may still change. */
    Optional<Case> visit(Caller caller, Patient patient, Here here) {
        return cases
                .list(
                        caller,
                        new Cases.Filter(patient.id().value(), here.site().code(), CaseState.PLANNED, here.today()),
                        PageRequest.of(null, MOST_VISITS))
                .items()
                .stream()
                .reduce((earlier, later) -> later);
    }
}
