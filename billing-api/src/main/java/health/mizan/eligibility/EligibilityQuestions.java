package health.mizan.eligibility;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.coverage.Coverage;
import health.mizan.coverage.Coverages;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.facilities.CallerSites;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.ids.Ids;
import health.mizan.masterdata.Checks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks at a question before it is asked: whose cover it is, and whether the caller may ask it at that site. */
@Component
class EligibilityQuestions {

    private final Cases cases;
    private final Coverages coverages;
    private final Facilities facilities;
    private final Ids ids;
    private final Clock clock;

    EligibilityQuestions(Cases cases, Coverages coverages, Facilities facilities, Ids ids, Clock clock) {
        this.cases = cases;
        this.coverages = coverages;
        this.facilities = facilities;
        this.ids = ids;
        this.clock = clock;
    }

    /** Empty if the cover is out of the caller's sight. */
    Optional<Coverage> cover(Caller caller, EligibilityQuestion question) {
        return coverages.find(caller, question.coverage());
    }

    /** The site, if the caller works there; otherwise an error is noted. */
    Optional<Facility> site(Caller caller, EligibilityQuestion question, Checks checks) {
        Optional<Facility> site = facilities.find(question.facility()).filter(facility -> CallerSites.of(caller)
                .admits(facility.code()));
        checks.require(site.isPresent(), "facility", "is a site you work at");
        return site;
    }

    /** Notes an error if the visit is not one of the covered patient's that the caller sees. */
    void visit(Caller caller, EligibilityQuestion question, Coverage cover, Checks checks) {
        CaseId visit = question.financialCase();
        checks.require(
                visit == null
                        || (cases.sees(caller, visit)
                                && cases.require(visit).patient().equals(cover.patient())),
                "financialCase",
                "is a visit of the patient whom the cover covers");
    }

    EligibilityCheck check(EligibilityQuestion question, Coverage cover) {
        return new EligibilityCheck(
                new EligibilityCheckId(ids.next()),
                1,
                cover.patient(),
                cover.id(),
                cover.terms().policy().payerId(),
                question.facility(),
                question.financialCase(),
                question.serviceDate(),
                question.categories(),
                CheckState.REQUESTED,
                0,
                null,
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null);
    }

    /** When today began at the site: an answer from before may be out of date. */
    Instant today(Facility site) {
        return clock.instant()
                .atZone(site.timeZone())
                .toLocalDate()
                .atStartOfDay(site.timeZone())
                .toInstant();
    }
}
