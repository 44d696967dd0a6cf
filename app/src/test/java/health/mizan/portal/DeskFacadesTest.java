package health.mizan.portal;

import static health.mizan.testing.Fixtures.sar;
import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.done;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.coverage.CoverageDraft;
import health.mizan.coverage.Coverages;
import health.mizan.deskpayments.Means;
import health.mizan.dues.DeskDues;
import health.mizan.dues.DeskHoldings.Obstacle;
import health.mizan.dues.Due;
import health.mizan.dues.Taken;
import health.mizan.dues.Takings;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.estimates.Estimates;
import health.mizan.frontdesk.DeskCover;
import health.mizan.frontdesk.DeskCovers;
import health.mizan.masterdata.Change;
import health.mizan.patients.Patient;
import health.mizan.patients.Registrations;
import health.mizan.payments.Debt;
import health.mizan.testing.AppTest;
import health.mizan.testing.People;
import health.mizan.testing.Together;
import health.mizan.walkins.WalkIn;
import health.mizan.walkins.WalkInDraft;
import health.mizan.walkins.WalkIns;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the desk asks and takes, below its pages. */
class DeskFacadesTest extends AppTest {

    private static final Caller.Staff DESK = People.staff("desk", Role.FRONT_DESK, "RUH");
    private static final Caller.Staff DESK_OF_JEDDAH = People.staff("desk-2", Role.FRONT_DESK, "JED");

    @Autowired
    Registrations registrations;

    @Autowired
    Coverages coverages;

    @Autowired
    WalkIns walkIns;

    @Autowired
    Estimates estimates;

    @Autowired
    EligibilityChecks checks;

    @Autowired
    DeskCovers covers;

    @Autowired
    DeskDues dues;

    @Autowired
    Takings takings;

    @Test
    void who_arrives_is_asked_about_once_however_often_the_page_is_opened() throws Exception {
        Patient patient = member();

        covers.arrived(DESK, patient);
        covers.arrived(DESK, patient);
        Together.times(4, i -> () -> {
            covers.arrived(DESK, patient);
            return i;
        });

        assertThat(checks.of(MIZAN, patient.id(), PageRequest.of(null, 50)).items())
                .hasSize(1);
        assertThat(covers.of(DESK, patient).check()).isNotNull();
    }

    @Test
    void a_desk_that_sees_no_cover_asks_nobody() {
        Patient patient = member();

        covers.arrived(DESK_OF_JEDDAH, patient);

        assertThat(checks.of(MIZAN, patient.id(), PageRequest.of(null, 50)).items())
                .isEmpty();
        assertThat(covers.of(DESK_OF_JEDDAH, patient))
                .extracting(DeskCover::coverage)
                .isNull();
    }

    @Test
    void what_is_taken_in_advance_makes_what_is_asked_for_less_and_two_desks_never_take_too_much() throws Exception {
        Patient patient = registered();
        Debt visit = deposit(visit(patient));
        Due before = dues.find(DESK, visit).orElseThrow();

        Together.times(4, i -> () -> takings.take(DESK, visit, Means.CASH, sar("100"), null));
        Due after = dues.find(DESK, visit).orElseThrow();

        assertThat(before.suggested()).isEqualTo(sar("150"));
        assertThat(after.paid()).isEqualTo(sar("100"));
        assertThat(after.suggested()).isEqualTo(sar("50")).isEqualTo(after.most());
        assertThat(takings.take(DESK, visit, Means.CASH, sar("50.01"), null))
                .contains(new Taken.Refused(Taken.Why.TOO_MUCH, sar("50")));
    }

    @Test
    void another_sites_debt_is_not_there() {
        Debt visit = deposit(visit(registered()));

        assertThat(dues.find(DESK_OF_JEDDAH, visit)).isEmpty();
        assertThat(takings.take(DESK_OF_JEDDAH, visit, Means.CASH, sar("10"), null))
                .isEmpty();
    }

    @Test
    void nothing_is_held_before_there_is_an_estimate_that_asks_for_it() {
        WalkIn visit = visit(registered());
        Debt debt = deposit(visit);
        Due without = dues.find(DESK, debt).orElseThrow();
        estimates.make(DESK, visit.id());

        assertThat(dues.obstacle(without)).contains(Obstacle.NO_ESTIMATE);
        assertThat(dues.obstacle(dues.find(DESK, debt).orElseThrow())).isEmpty();
    }

    private static Debt deposit(WalkIn visit) {
        return new Debt(Debt.Kind.DEPOSIT, visit.id().value());
    }

    private WalkIn visit(Patient patient) {
        return done(walkIns.open(
                DESK,
                new WalkInDraft(
                        patient.id().value(),
                        "RUH",
                        null,
                        null,
                        null,
                        null,
                        true,
                        List.of(new WalkInDraft.Planned(
                                "https://example.org/fhir/CodeSystem/demo-services", "DS-100", null)))));
    }

    private Patient registered() {
        return done(registrations.save(
                MIZAN,
                People.person("زائرة", "Visitor", "1990"),
                new Registrations.File("RUH", null),
                Change.creating("test")));
    }

    private Patient member() {
        Patient patient = registered();
        CoverageDraft draft =
                People.silver("NAJD", "NJD-" + UUID.randomUUID().toString().substring(0, 8) + "-00");
        done(coverages.save(MIZAN, patient.id(), draft, Change.creating("test")).orElseThrow());
        return patient;
    }
}
