package health.mizan.cases;

import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Visits.DAY;
import static health.mizan.testing.Visits.DESK;
import static health.mizan.testing.Visits.DESK_OF_JEDDAH;
import static health.mizan.testing.Visits.HOSPITAL;
import static health.mizan.testing.Visits.MORNING;
import static health.mizan.testing.Visits.number;
import static health.mizan.testing.Visits.told;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.cases.CaseState.Happening;
import health.mizan.cases.Cases.Moving;
import health.mizan.charges.Charge;
import health.mizan.coverage.Coverage;
import health.mizan.encounters.Encounter;
import health.mizan.encounters.EncounterDraft;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Saved;
import health.mizan.parties.PatientId;
import health.mizan.testing.People;
import health.mizan.testing.Visits;
import health.mizan.testing.VisitsTest;
import health.mizan.web.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CasesTest extends VisitsTest {

    private static final Change ANYTHING = Change.toWhateverIsThere("desk");

    @Test
    void only_a_planned_case_moves() {
        Map<Happening, CaseState> planned =
                Map.of(Happening.SERVICE_GIVEN, CaseState.CONFIRMED, Happening.CALLED_OFF, CaseState.CANCELLED);

        for (CaseState state : CaseState.values()) {
            for (Happening happening : Happening.values()) {
                assertThat(state.on(happening))
                        .as(state + " on " + happening)
                        .isEqualTo(
                                state == CaseState.PLANNED
                                        ? Optional.of(planned.get(happening))
                                        : Optional.<CaseState>empty());
            }
        }
    }

    @Test
    void a_case_is_opened_with_the_encounter_by_the_first_cover_on_its_day() {
        PatientId patient = visits.somebody();
        visits.covered(patient, 2);
        Coverage first = visits.covered(patient, 1);

        Case opened = cases.require(visits.caseOf(visits.visit(patient)));

        assertThat(opened.coverage()).isEqualTo(first.id());
        assertThat(opened.coverChosen()).isFalse();
        assertThat(opened.serviceDate()).isEqualTo(DAY);
        assertThat(opened.state()).isEqualTo(CaseState.PLANNED);
        assertThat(cases.find(DESK, opened.id())).contains(opened);
    }

    @Test
    void the_day_of_service_is_the_day_at_the_site() {
        Instant lateAtNight = Instant.parse("2026-05-04T22:30:00Z");

        Encounter visit = done(visits.encounters().record(HOSPITAL, at(visits.somebody(), number(), lateAtNight)));

        assertThat(cases.require(visits.caseOf(visit)).serviceDate()).isEqualTo("2026-05-05");
    }

    @Test
    void a_cover_that_is_registered_late_is_taken_unless_the_desk_decided_otherwise() {
        PatientId late = visits.somebody();
        PatientId decided = visits.somebody();
        Encounter visit = visits.visit(late);
        Encounter alone = visits.visit(decided);
        cases.useCoverage(DESK, visits.caseOf(alone), null, ANYTHING);
        Coverage cover = visits.covered(late, 1);
        visits.covered(decided, 1);

        visits.tell(visit, "in-progress", MORNING.plusSeconds(1));
        visits.tell(alone, "in-progress", MORNING.plusSeconds(1));

        assertThat(cases.require(visits.caseOf(visit)).coverage()).isEqualTo(cover.id());
        assertThat(cases.require(visits.caseOf(alone)).coverage()).isNull();
    }

    @Test
    void a_visit_moved_to_another_day_takes_its_plans_with_it() {
        PatientId patient = visits.member();
        String number = number();
        Encounter visit = done(visits.encounters().record(HOSPITAL, told(patient, number, "planned", MORNING)));
        visits.ordered(visits.caseOf(visit), "DS-100", "planned");

        visits.encounters().record(HOSPITAL, at(patient, number, MORNING.plusSeconds(86_400)));

        assertThat(cases.require(visits.caseOf(visit)).serviceDate()).isEqualTo(DAY.plusDays(1));
        assertThat(visits.charges().ofCase(visits.caseOf(visit)))
                .extracting(Charge::occurredOn)
                .containsExactly(DAY.plusDays(1));
    }

    @Test
    void another_cover_must_be_the_patients_own_and_good_on_the_day() {
        CaseId id = visits.memberCase();
        Coverage anothers = visits.covered(visits.somebody(), 1);
        Coverage second = visits.covered(cases.require(id).patient(), 2);

        Saved<Case> refused =
                cases.useCoverage(DESK, id, anothers.id(), ANYTHING).orElseThrow();
        Saved<Case> stale = cases.useCoverage(DESK, id, second.id(), Change.ofVersion("desk", 9))
                .orElseThrow();
        Saved<Case> changed = cases.useCoverage(DESK, id, second.id(), Change.ofVersion("desk", 1))
                .orElseThrow();
        Saved<Case> again = cases.useCoverage(DESK, id, second.id(), ANYTHING).orElseThrow();

        assertThat(refused).isInstanceOf(Saved.Refused.class);
        assertThat(stale).isInstanceOf(Saved.Stale.class);
        assertThat(done(changed).coverage()).isEqualTo(second.id());
        assertThat(done(changed).coverChosen()).isTrue();
        assertThat(again).isInstanceOf(Saved.Unchanged.class);
        assertThat(cases.useCoverage(DESK_OF_JEDDAH, id, null, ANYTHING)).isEmpty();
        assertThat(events(id)).containsOnlyOnce("case.coverage-changed");
    }

    @Test
    void a_case_without_charges_is_not_confirmed() {
        CaseId id = visits.memberCase();

        assertThat(cases.confirmService(DESK, id).orElseThrow()).isInstanceOf(Moving.Blocked.class);
        assertThat(cases.confirmService(DESK_OF_JEDDAH, id)).isEmpty();
    }

    @Test
    void cases_are_as_visible_as_their_site() {
        PatientId patient = visits.somebody();
        CaseId id = visits.caseOf(visits.visit(patient));
        PageRequest first = PageRequest.of(null, null);
        Cases.Filter ofPatient = new Cases.Filter(patient.value(), null, null, null);

        assertThat(cases.list(DESK, ofPatient, first).items())
                .extracting(Case::id)
                .containsExactly(id);
        assertThat(cases.list(DESK_OF_JEDDAH, ofPatient, first).items()).isEmpty();
        assertThat(cases.find(DESK_OF_JEDDAH, id)).isEmpty();
        assertThat(cases.find(People.login("stranger", patient), id)).isEmpty();
        assertThat(cases.find(new Caller.Client("lab", Set.of("system/*.rs"), Set.of("JED")), id))
                .isEmpty();
        assertThat(cases.cancel(DESK_OF_JEDDAH, id, Case.Reason.NO_SHOW)).isEmpty();
    }

    @Test
    void a_restricted_patients_case_is_not_shown_to_every_desk() {
        PatientId patient = visits.registered(People.restricted(People.person("شخص معروف", null, "1970")));
        CaseId id = visits.caseOf(visits.visit(patient));

        assertThat(cases.find(DESK, id)).isEmpty();
        assertThat(cases.find(HOSPITAL, id)).isPresent();
    }

    @Test
    void an_operators_look_is_no_look_at_a_patient() {
        CaseId id = visits.memberCase();

        cases.find(People.staff("op", Role.OPERATOR, "RUH"), id);

        assertThat(sql.sql("select count(*) from audit_event where subject_id = :id and action = 'case.read'")
                        .param("id", id.toString())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<String> events(CaseId id) {
        return sql.sql(
                        "select type from outbox_event where subject_kind = 'case' and subject_id = :id order by position")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }

    private static EncounterDraft at(PatientId patient, String number, Instant from) {
        return new EncounterDraft(
                new EncounterDraft.Identifier(Visits.EMR, number),
                null,
                patient.value(),
                "RUH",
                null,
                null,
                "planned",
                from,
                null,
                MORNING.plusSeconds(5),
                null);
    }
}
