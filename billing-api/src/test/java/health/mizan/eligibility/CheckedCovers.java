package health.mizan.eligibility;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Visits.DESK;

import health.mizan.coverage.CoverageDraft;
import health.mizan.coverage.CoverageId;
import health.mizan.coverage.Coverages;
import health.mizan.facilities.Facilities;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import health.mizan.parties.FacilityId;
import health.mizan.payers.Payers;
import health.mizan.plans.Plans;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Organisation;
import health.mizan.testing.TestClock;
import health.mizan.testing.Visits;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A clinic, a payer written by hand, and members whose cover is asked about. */
abstract class CheckedCovers extends DatabaseTest {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    TestClock clock;
    FakePayer payer;
    Visits visits;
    TestEligibility eligibility;
    EligibilityChecks checks;
    FacilityId riyadh;

    @BeforeEach
    void open() {
        clock = TestClock.at("2026-03-01T09:00:00Z");
        payer = new FakePayer();
        visits = new Visits(dataSource, clock).withGoldenCase();
        eligibility = new TestEligibility(sql, tx, clock, visits, List.of(payer));
        checks = eligibility.checks();
        riyadh = visits.the(Facilities.class).byCode("RUH").orElseThrow().id();
    }

    @AfterEach
    void close() {
        visits.close();
    }

    EligibilityCheck ask(EligibilityCheckId id) {
        return tx.get(() -> checks.ask(id));
    }

    EligibilityCheck answered(CoverageId cover) {
        EligibilityCheck check = requested(cover);
        ask(check.id());
        eligibility.send(check.id());
        return checks.require(check.id());
    }

    EligibilityCheck requested(CoverageId cover) {
        return done(request(cover, false));
    }

    Saved<EligibilityCheck> request(CoverageId cover, boolean fresh) {
        return checks.request(DESK, new EligibilityQuestion(cover, riyadh, null, TODAY, Set.of(), fresh))
                .orElseThrow();
    }

    static EligibilityCheckId idOf(Saved<EligibilityCheck> saved) {
        return done(saved).id();
    }

    CoverageId cover() {
        return visits.covered(visits.somebody(), 1).id();
    }

    CoverageId employersCover() {
        done(visits.the(Payers.class).save(Organisation.payer("ACME", "employer"), IMPORT));
        done(visits.the(Plans.class).save(Organisation.silver("ACME", Organisation.NEW_YEAR), IMPORT));
        CoverageDraft draft =
                new CoverageDraft("ACME", "SILVER", null, "M-1000", "self", null, Organisation.NEW_YEAR, null, 1, null);
        return done(visits.the(Coverages.class)
                        .save(DESK, visits.somebody(), draft, Change.creating("desk"))
                        .orElseThrow())
                .id();
    }

    static List<String> fieldsOf(Saved<?> saved) {
        return saved instanceof Saved.Refused<?>(List<FieldError> errors)
                ? errors.stream().map(FieldError::field).toList()
                : List.of();
    }

    List<String> events(EligibilityCheckId id) {
        return owner.sql("select type from outbox_event where subject_id = :id order by position")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }

    List<@Nullable String> audits(EligibilityCheckId id) {
        return owner.sql("select action || ' ' || outcome from audit_event where subject_id = :id")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }
}
