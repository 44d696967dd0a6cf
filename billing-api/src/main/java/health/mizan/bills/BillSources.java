package health.mizan.bills;

import health.mizan.cases.Cases;
import health.mizan.coverage.Coverages;
import health.mizan.encounters.Encounters;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Practitioners;
import org.springframework.stereotype.Component;

/** Whom a copy is asked of. */
@Component
class BillSources {

    private final Cases cases;
    private final Encounters encounters;
    private final Coverages coverages;
    private final Facilities facilities;
    private final Practitioners practitioners;

    BillSources(
            Cases cases,
            Encounters encounters,
            Coverages coverages,
            Facilities facilities,
            Practitioners practitioners) {
        this.cases = cases;
        this.encounters = encounters;
        this.coverages = coverages;
        this.facilities = facilities;
        this.practitioners = practitioners;
    }

    Cases cases() {
        return cases;
    }

    Encounters encounters() {
        return encounters;
    }

    Coverages coverages() {
        return coverages;
    }

    Facilities facilities() {
        return facilities;
    }

    Practitioners practitioners() {
        return practitioners;
    }
}
