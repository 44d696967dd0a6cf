package health.mizan.encounters;

import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Visits.DESK;
import static health.mizan.testing.Visits.DESK_OF_JEDDAH;
import static health.mizan.testing.Visits.EMR;
import static health.mizan.testing.Visits.HOSPITAL;
import static health.mizan.testing.Visits.MORNING;
import static health.mizan.testing.Visits.number;
import static health.mizan.testing.Visits.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.access.Caller;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.testing.People;
import health.mizan.testing.VisitsTest;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncountersTest extends VisitsTest {

    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-am";

    @Test
    void what_was_told_reads_back_and_no_finding_lies_in_the_table() {
        PatientId patient = visits.somebody();

        Encounter recorded = done(encounters.record(
                HOSPITAL,
                coded(
                        patient,
                        number(),
                        MORNING,
                        diagnosis("CANARY-E11.9", "principal"),
                        diagnosis("CANARY-I10", null))));

        assertThat(encounters.find(DESK, recorded.id())).contains(recorded);
        assertThat(encounters.require(recorded.id())).isEqualTo(recorded);
        assertThat(recorded.diagnoses())
                .isEqualTo(Phi.of(List.of(
                        new Encounter.Diagnosis(1, ICD, "CANARY-E11.9", "principal"),
                        new Encounter.Diagnosis(2, ICD, "CANARY-I10", "secondary"))));
        assertThat(owner.sql("select string_agg(e::text, '') from encounter e")
                        .query(String.class)
                        .single())
                .contains(recorded.id().toString())
                .doesNotContain("CANARY");
        assertThat(recorded.toString()).doesNotContain("CANARY");
    }

    @Test
    void the_same_version_again_has_no_effect_and_the_next_one_has() {
        Encounter first = visits.visit(visits.somebody());

        Saved<Encounter> again = visits.tell(first, "arrived", MORNING);
        Saved<Encounter> next = visits.tell(first, "in-progress", MORNING.plusSeconds(1));

        assertThat(again).isEqualTo(new Saved.Unchanged<>(first));
        assertThat(next).isInstanceOf(Saved.Changed.class);
        assertThat(encounters.byIdentifier(EMR, first.emr().value()))
                .map(Encounter::state)
                .contains(EncounterState.IN_PROGRESS);
    }

    @Test
    void a_version_that_comes_late_has_no_effect_though_its_state_could_not_follow() {
        Encounter visit = visits.visit(visits.somebody());
        Encounter finished = done(visits.tell(visit, "finished", MORNING.plusSeconds(600)));

        Saved<Encounter> late = visits.tell(visit, "in-progress", MORNING.plusSeconds(300));

        assertThat(late).isEqualTo(new Saved.Unchanged<>(finished));
        assertThat(encounters.require(visit.id())).isEqualTo(finished);
        assertThat(actions(visit.id())).contains("encounter.outdated");
    }

    @Test
    void an_unchanged_version_with_a_later_time_makes_what_came_before_it_late() {
        Encounter visit = visits.visit(visits.somebody());

        visits.tell(visit, "arrived", MORNING.plusSeconds(600));
        Saved<Encounter> late = visits.tell(visit, "cancelled", MORNING.plusSeconds(300));

        assertThat(late).isInstanceOf(Saved.Unchanged.class);
        assertThat(encounters.require(visit.id()).state()).isEqualTo(EncounterState.ARRIVED);
    }

    @ParameterizedTest
    @CsvSource({"finished, in-progress, cancel its orders", "cancelled, arrived, send a new encounter"})
    void a_state_that_cannot_follow_is_refused_with_what_to_mend(String was, String then, String mend) {
        Encounter visit = visits.visit(visits.somebody());
        visits.tell(visit, was, MORNING.plusSeconds(1));

        Saved<Encounter> refused = visits.tell(visit, then, MORNING.plusSeconds(2));

        assertThat(errors(refused)).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("state");
            assertThat(error.message()).contains(mend);
        });
    }

    @Test
    void findings_coded_after_the_end_are_kept_and_those_not_told_of_stay() {
        Encounter visit = visits.visit(visits.somebody());
        visits.tell(visit, "finished", MORNING.plusSeconds(1));
        EncounterDraft later =
                coded(visit.patient(), visit.emr().value(), MORNING.plusSeconds(2), diagnosis("J06.9", "principal"));

        Encounter coded = done(encounters.record(HOSPITAL, later));
        Encounter silent = done(visits.tell(visit, "finished", MORNING.plusSeconds(3)));

        assertThat(coded.diagnoses().reveal()).hasSize(1);
        assertThat(silent.diagnoses()).isEqualTo(coded.diagnoses());
    }

    @Test
    void patient_and_site_of_an_encounter_stay() {
        Encounter visit = visits.visit(visits.somebody());
        EncounterDraft other = told(visits.somebody(), visit.emr().value(), "arrived", MORNING.plusSeconds(1));

        assertThat(errors(encounters.record(HOSPITAL, other)))
                .extracting(FieldError::field)
                .containsExactly("patient");
        assertThat(encounters.require(visit.id())).isEqualTo(visit);
    }

    @Test
    void everything_wrong_is_said_at_once_and_nothing_is_repeated() {
        EncounterDraft wrong = new EncounterDraft(
                new EncounterDraft.Identifier("not a uri", " "),
                null,
                UUID.randomUUID(),
                "JED",
                "nobody",
                "PICNIC",
                "asleep",
                MORNING,
                MORNING.minusSeconds(1),
                MORNING,
                List.of(new EncounterDraft.Diagnosis("icd", "CANARY 1", "main")));

        List<FieldError> errors = errors(encounters.record(HOSPITAL, wrong));

        assertThat(errors)
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "patient",
                        "facility",
                        "practitioner",
                        "identifier.system",
                        "identifier.value",
                        "class",
                        "state",
                        "period.end",
                        "diagnoses[0].system",
                        "diagnoses[0].code",
                        "diagnoses[0].type");
        assertThat(errors.toString()).doesNotContain("CANARY", "PICNIC");
    }

    @Test
    void an_encounter_is_as_visible_as_its_site_and_each_look_is_written_down() {
        Encounter visit = visits.visit(visits.somebody());

        assertThat(encounters.find(DESK, visit.id())).contains(visit);
        assertThat(encounters.find(DESK_OF_JEDDAH, visit.id())).isEmpty();
        assertThat(encounters.find(People.login("stranger", visit.patient()), visit.id()))
                .isEmpty();
        assertThat(encounters.find(new Caller.Client("lab", Set.of("system/*.rs"), Set.of("JED")), visit.id()))
                .isEmpty();
        assertThatThrownBy(() -> encounters.require(new EncounterId(UUID.randomUUID())))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(actions(visit.id())).filteredOn("encounter.read"::equals).hasSize(4);
    }

    @Test
    void a_visit_that_a_desk_opened_becomes_the_encounter_that_the_emr_tells_of() {
        PatientId patient = visits.somebody();
        Encounter opened = done(encounters.record(DESK, walkIn(patient)));
        EncounterDraft emr = opened(opened.id(), patient, number());

        Encounter known = done(encounters.record(HOSPITAL, emr));
        Saved<Encounter> again = encounters.record(HOSPITAL, emr);

        assertThat(known.id()).isEqualTo(opened.id());
        assertThat(again).isInstanceOf(Saved.Unchanged.class);
        assertThat(visits.cases().ofEncounter(opened.id())).isPresent();
    }

    @Test
    void a_visit_that_its_desk_has_closed_stays_closed_when_the_emr_first_tells_of_it() {
        PatientId patient = visits.somebody();
        Encounter opened = done(encounters.record(DESK, walkIn(patient)));
        tx.run(() -> encounters.ended(DESK, opened.id(), EncounterState.FINISHED));

        Encounter known = done(encounters.record(HOSPITAL, opened(opened.id(), patient, number())));

        assertThat(known.id()).isEqualTo(opened.id());
        assertThat(known.emr()).isNotNull();
        assertThat(known.state()).isEqualTo(EncounterState.FINISHED);
    }

    @Test
    void a_visit_of_somebody_else_is_not_taken_over() {
        Encounter opened = done(encounters.record(DESK, walkIn(visits.somebody())));

        Saved<Encounter> other = encounters.record(HOSPITAL, opened(opened.id(), visits.somebody(), number()));

        assertThat(other).isInstanceOf(Saved.Created.class);
        assertThat(done(other).id()).isNotEqualTo(opened.id());
        assertThat(encounters.require(opened.id()).emr()).isNull();
    }

    private List<String> actions(EncounterId id) {
        return sql.sql("select action from audit_event where subject_id = :id")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }

    private static List<FieldError> errors(Saved<Encounter> saved) {
        assertThat(saved).isInstanceOf(Saved.Refused.class);
        return ((Saved.Refused<Encounter>) saved).errors();
    }

    private static EncounterDraft.Diagnosis diagnosis(String code, String type) {
        return new EncounterDraft.Diagnosis(ICD, code, type);
    }

    private static EncounterDraft coded(
            PatientId patient, String number, Instant changed, EncounterDraft.Diagnosis... diagnoses) {
        return new EncounterDraft(
                new EncounterDraft.Identifier(EMR, number),
                null,
                patient.value(),
                "RUH",
                null,
                "AMB",
                "finished",
                MORNING,
                null,
                changed,
                List.of(diagnoses));
    }

    private static EncounterDraft walkIn(PatientId patient) {
        return opened(null, patient, null);
    }

    private static EncounterDraft opened(EncounterId opened, PatientId patient, String number) {
        return new EncounterDraft(
                number == null ? null : new EncounterDraft.Identifier(EMR, number),
                opened == null ? null : opened.value(),
                patient.value(),
                "RUH",
                null,
                null,
                "arrived",
                MORNING,
                null,
                null,
                null);
    }
}
