package health.mizan.cases;

import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Visits.DESK;
import static health.mizan.testing.Visits.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.cases.Cases.Moving;
import health.mizan.charges.Charge;
import health.mizan.charges.ChargeState;
import health.mizan.encounters.Encounter;
import health.mizan.encounters.EncounterDraft;
import health.mizan.encounters.EncounterState;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Saved;
import health.mizan.testing.Together;
import health.mizan.testing.VisitsTest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What ends a visit early, late, twice or at once. */
class CaseRacesTest extends VisitsTest {

    private static final Change ANYTHING = Change.toWhateverIsThere("desk");

    @Test
    void confirming_twice_is_harmless_and_told_once() {
        CaseId id = visits.memberCase();
        visits.ordered(id, "DS-100", "performed");

        Moving first = cases.confirmService(DESK, id).orElseThrow();
        Moving second = cases.confirmService(DESK, id).orElseThrow();
        Moving cancelled = cases.cancel(DESK, id, Case.Reason.NO_SHOW).orElseThrow();

        assertThat(first).isInstanceOf(Moving.Done.class);
        assertThat(second).isInstanceOf(Moving.Already.class);
        assertThat(cancelled).isInstanceOf(Moving.NotFromHere.class);
        assertThat(events(id)).containsOnlyOnce("case.service-confirmed").doesNotContain("case.cancelled");
        assertThat(cases.useCoverage(DESK, id, null, ANYTHING).orElseThrow()).isInstanceOf(Saved.Conflict.class);
    }

    @Test
    void a_desks_own_visit_ends_with_its_case_and_the_emrs_does_not() {
        Encounter own = done(visits.encounters()
                .record(
                        DESK,
                        new EncounterDraft(
                                null,
                                null,
                                visits.member().value(),
                                "RUH",
                                null,
                                null,
                                "arrived",
                                MORNING,
                                null,
                                null,
                                null)));
        Encounter emrs = visits.visit(visits.member());
        for (Encounter visit : List.of(own, emrs)) {
            visits.ordered(visits.caseOf(visit), "DS-100", "performed");
            cases.confirmService(DESK, visits.caseOf(visit));
        }

        assertThat(visits.encounters().require(own.id()).state()).isEqualTo(EncounterState.FINISHED);
        assertThat(visits.encounters().require(own.id()).period().to()).isNotNull();
        assertThat(visits.encounters().require(emrs.id()).state()).isEqualTo(EncounterState.ARRIVED);
    }

    @Test
    void an_encounter_finished_early_confirms_its_case_when_the_last_charge_is_performed() {
        Encounter visit = visits.visit(visits.member());
        CaseId id = visits.caseOf(visit);
        Charge planned = visits.ordered(id, "DS-201", "planned");

        visits.tell(visit, "finished", MORNING.plusSeconds(1));
        CaseState early = cases.require(id).state();
        visits.charges().performed(DESK, planned.id(), null);

        assertThat(early).isEqualTo(CaseState.PLANNED);
        assertThat(cases.require(id).state()).isEqualTo(CaseState.CONFIRMED);
        assertThat(events(id)).containsOnlyOnce("case.service-confirmed");
    }

    @Test
    void an_encounter_finished_before_its_first_charge_waits_for_it() {
        Encounter visit = visits.visit(visits.member());
        CaseId id = visits.caseOf(visit);

        visits.tell(visit, "finished", MORNING.plusSeconds(1));
        CaseState early = cases.require(id).state();
        visits.ordered(id, "DS-100", "performed");

        assertThat(early).isEqualTo(CaseState.PLANNED);
        assertThat(cases.require(id).state()).isEqualTo(CaseState.CONFIRMED);
    }

    @Test
    void an_encounter_called_off_calls_off_its_case_and_what_was_planned() {
        Encounter visit = visits.visit(visits.member());
        CaseId id = visits.caseOf(visit);
        visits.ordered(id, "DS-201", "planned");

        visits.tell(visit, "cancelled", MORNING.plusSeconds(1));

        assertThat(cases.require(id).state()).isEqualTo(CaseState.CANCELLED);
        assertThat(visits.charges().ofCase(id)).extracting(Charge::state).containsExactly(ChargeState.ABORTED);
        assertThat(events(id)).containsOnlyOnce("case.cancelled");
    }

    @Test
    void what_was_performed_keeps_a_case_from_being_called_off_until_it_is_taken_back() {
        Encounter visit = visits.visit(visits.member());
        CaseId id = visits.caseOf(visit);
        Charge performed = visits.ordered(id, "DS-201", "performed");

        visits.tell(visit, "cancelled", MORNING.plusSeconds(1));
        Moving byDesk = cases.cancel(DESK, id, Case.Reason.CLINIC_ASKED).orElseThrow();
        CaseState before = cases.require(id).state();
        visits.charges().cancel(DESK, performed.id(), Charge.Cancelling.NOT_PERFORMED);

        assertThat(byDesk).isInstanceOf(Moving.Blocked.class);
        assertThat(before).isEqualTo(CaseState.PLANNED);
        assertThat(cases.require(id).state()).isEqualTo(CaseState.CANCELLED);
    }

    @RepeatedTest(5)
    void two_desks_confirm_and_call_off_at_once_and_one_of_them_is_told_no() throws Exception {
        CaseId id = visits.memberCase();
        visits.ordered(id, "DS-100", "planned");
        Charge charge = visits.charges().ofCase(id).getFirst();

        List<Moving> moves = Together.times(8, i -> () -> {
            if (i % 2 == 0) {
                visits.charges().performed(DESK, charge.id(), null);
                return cases.confirmService(DESK, id).orElseThrow();
            }
            return cases.cancel(DESK, id, Case.Reason.NO_SHOW).orElseThrow();
        });

        assertThat(moves).filteredOn(Moving.Done.class::isInstance).hasSize(1);
        assertThat(events(id).stream()
                        .filter(Set.of("case.service-confirmed", "case.cancelled")::contains)
                        .toList())
                .hasSize(1);
        CaseState end = cases.require(id).state();
        assertThat(visits.charges().require(charge.id()).state())
                .isEqualTo(end == CaseState.CONFIRMED ? ChargeState.BILLABLE : ChargeState.ABORTED);
    }

    @RepeatedTest(5)
    void however_the_end_and_the_last_charges_race_the_case_is_confirmed_once() throws Exception {
        Encounter visit = visits.visit(visits.member());
        CaseId id = visits.caseOf(visit);
        List<Charge> planned = List.of(
                visits.ordered(id, "DS-100", "planned"),
                visits.ordered(id, "DS-201", "planned"),
                visits.ordered(id, "DS-202", "planned"));

        Together.times(
                4,
                i -> () -> i == 3
                        ? visits.tell(visit, "finished", MORNING.plusSeconds(1))
                        : visits.charges().performed(DESK, planned.get(i).id(), null));

        assertThat(cases.require(id).state()).isEqualTo(CaseState.CONFIRMED);
        assertThat(events(id)).containsOnlyOnce("case.service-confirmed");
    }

    @RepeatedTest(5)
    void when_a_new_cover_races_with_new_orders_all_prices_are_the_new_payers() throws Exception {
        CaseId id = visits.memberCase();

        Together.times(
                6,
                i -> () -> i == 3
                        ? cases.useCoverage(DESK, id, null, ANYTHING)
                        : Optional.of(visits.ordered(id, "DS-100", "performed")));

        assertThat(visits.charges().ofCase(id)).hasSize(5).allSatisfy(charge -> assertThat(
                        charge.line().orElseThrow().adjustment().isZero())
                .isTrue());
    }

    private List<String> events(CaseId id) {
        return sql.sql(
                        "select type from outbox_event where subject_kind = 'case' and subject_id = :id order by position")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }
}
