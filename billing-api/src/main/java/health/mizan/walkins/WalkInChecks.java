package health.mizan.walkins;

import health.mizan.access.Caller;
import health.mizan.catalogue.Services;
import health.mizan.coverage.Coverage;
import health.mizan.coverage.CoverageId;
import health.mizan.coverage.Coverages;
import health.mizan.encounters.EncounterDraft;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.masterdata.Checks;
import health.mizan.parties.PatientId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says all that is wrong with a walk-in before any of it is opened. */
@Component
class WalkInChecks {

    private static final int MOST_SERVICES = 200;
    private static final int MOST_PIECES = 1000;

    private final Facilities facilities;
    private final Coverages coverages;
    private final Services services;
    private final Clock clock;

    WalkInChecks(Facilities facilities, Coverages coverages, Services services, Clock clock) {
        this.facilities = facilities;
        this.coverages = coverages;
        this.services = services;
        this.clock = clock;
    }

    /** The visit itself, which its own façade checks further; to be discarded if {@code checks} failed. */
    EncounterDraft encounter(Caller caller, WalkInDraft draft, Checks checks) {
        ZoneId zone = Optional.ofNullable(draft.facility())
                .flatMap(facilities::byCode)
                .map(Facility::timeZone)
                .orElse(ZoneOffset.UTC);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate day = checks.firstDay("date", draft.date() == null ? today : draft.date());
        Instant from =
                day.equals(today) ? clock.instant() : day.atStartOfDay(zone).toInstant();
        checkCoverage(caller, draft, day, checks);
        checkServices(draft, checks);
        return new EncounterDraft(
                null,
                null,
                draft.patient(),
                draft.facility(),
                draft.practitioner(),
                draft.encounterClass(),
                day.isAfter(today) ? "planned" : "arrived",
                from,
                null,
                null,
                null);
    }

    private void checkCoverage(Caller caller, WalkInDraft draft, LocalDate day, Checks checks) {
        if (draft.coverage() == null || draft.patient() == null) {
            return;
        }
        checks.require(!Boolean.TRUE.equals(draft.selfPay()), "selfPay", "is left out where a cover is named");
        Optional<Coverage> cover =
                coverages.find(caller, new PatientId(draft.patient()), new CoverageId(draft.coverage()));
        checks.require(
                cover.filter(found -> found.terms().status() == Coverage.Status.ACTIVE
                                && found.terms().period().covers(day))
                        .isPresent(),
                "coverage",
                "is an active cover of this patient, in force on the day of the service");
    }

    private void checkServices(WalkInDraft draft, Checks checks) {
        List<WalkInDraft.Planned> planned = draft.planned();
        checks.require(planned.size() <= MOST_SERVICES, "services", "are at most " + MOST_SERVICES);
        for (int i = 0; i < Math.min(planned.size(), MOST_SERVICES); i++) {
            WalkInDraft.Planned one = planned.get(i);
            String at = "services[" + i + "]";
            checks.require(
                    one.system() != null
                            && one.code() != null
                            && services.named(one.system(), one.code()).isPresent(),
                    at + ".code",
                    "is the code of a service of the catalogue");
            checks.require(
                    one.quantity() == null || (one.quantity() >= 1 && one.quantity() <= MOST_PIECES),
                    at + ".quantity",
                    "lies between 1 and " + MOST_PIECES);
        }
    }
}
