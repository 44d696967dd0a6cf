package health.mizan.eligibility;

import health.mizan.access.Caller;
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

    private final Coverages coverages;
    private final Facilities facilities;
    private final Ids ids;
    private final Clock clock;

    EligibilityQuestions(Coverages coverages, Facilities facilities, Ids ids, Clock clock) {
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
