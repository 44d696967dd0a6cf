package health.mizan.estimates;

import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Visits.DAY;
import static health.mizan.testing.Visits.DESK;

import health.mizan.audit.Audit;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.catalogue.Services;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityQuestion;
import health.mizan.eligibility.FakePayer;
import health.mizan.eligibility.TestEligibility;
import health.mizan.facilities.Facilities;
import health.mizan.ids.TimeOrderedIds;
import health.mizan.outbox.TestOutbox;
import health.mizan.plans.Plans;
import health.mizan.pricing.Prices;
import health.mizan.sight.SightSettings;
import health.mizan.sight.Sights;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Keys;
import health.mizan.testing.TestClock;
import health.mizan.testing.Visits;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A clinic with the golden case, a payer written by hand, and estimates. */
abstract class EstimatedCases extends DatabaseTest {

    final TestClock clock = TestClock.at("2026-05-04T06:00:00Z");
    FakePayer payer;
    Visits visits;
    TestEligibility eligibility;
    Estimates estimates;

    @BeforeEach
    void open() {
        visits = new Visits(dataSource, clock).withGoldenCase();
        payer = new FakePayer();
        eligibility = new TestEligibility(sql, tx, clock, visits, List.of(payer));
        EstimateStore store =
                new EstimateStore(sql, new Sights(SightSettings.defaults(), clock), new EstimateSeal(Keys.cipher()));
        EstimateInputs inputs = new EstimateInputs(
                visits.charges(),
                visits.the(Services.class),
                visits.the(Prices.class),
                visits.the(Plans.class),
                visits.the(Facilities.class),
                eligibility.checks());
        EstimateMaking making =
                new EstimateMaking(inputs, store, TestOutbox.on(sql, tx, clock), new TimeOrderedIds(clock), clock);
        estimates = new Estimates(store, making, visits.cases(), visits.the(Audit.class), tx, clock);
    }

    @AfterEach
    void close() {
        visits.close();
    }

    CaseId goldenCase() {
        CaseId id = visits.memberCase();
        List.of("DS-100", "DS-201", "DS-202").forEach(service -> visits.ordered(id, service, "planned"));
        return id;
    }

    EligibilityCheck answered(CaseId id) {
        Case of = visits.cases().require(id);
        EligibilityCheck check = done(eligibility
                .checks()
                .request(
                        DESK,
                        new EligibilityQuestion(
                                Objects.requireNonNull(of.coverage()), of.facility(), id, DAY, Set.of(), false))
                .orElseThrow());
        tx.run(() -> eligibility.checks().ask(check.id()));
        eligibility.send(check.id());
        return eligibility.checks().require(check.id());
    }

    List<String> events(CaseId id) {
        return sql.sql(
                        "select type from outbox_event where subject_id = :id and type like 'estimate%' order by position")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }
}
