package health.mizan.encounters;

import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Visits.EMR;
import static health.mizan.testing.Visits.HOSPITAL;
import static health.mizan.testing.Visits.MORNING;
import static health.mizan.testing.Visits.number;
import static health.mizan.testing.Visits.told;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.masterdata.Saved;
import health.mizan.parties.PatientId;
import health.mizan.testing.Together;
import health.mizan.testing.VisitsTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Versions of one encounter from many hands at once. */
class EncounterRacesTest extends VisitsTest {

    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-am";

    @Test
    void told_by_many_at_once_it_is_one_encounter_with_one_case() throws Exception {
        PatientId patient = visits.somebody();
        String number = number();

        List<Saved<Encounter>> saved =
                Together.times(8, i -> () -> encounters.record(HOSPITAL, told(patient, number, "arrived", MORNING)));

        assertThat(saved).filteredOn(Saved.Created.class::isInstance).hasSize(1);
        assertThat(saved).filteredOn(Saved.Unchanged.class::isInstance).hasSize(7);
        assertThat(sql.sql("select count(*) from outbox_event where type = 'case.opened' and subject_id = :case")
                        .param(
                                "case",
                                visits.caseOf(done(saved.getFirst())).value().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void versions_that_race_end_with_the_latest() throws Exception {
        Encounter visit = visits.visit(visits.somebody());

        Together.times(
                8,
                i -> () -> encounters.record(
                        HOSPITAL,
                        coded(
                                visit.patient(),
                                visit.emr().value(),
                                MORNING.plusSeconds(i),
                                diagnosis("A0" + i, null))));

        assertThat(encounters.require(visit.id()).diagnoses().reveal())
                .singleElement()
                .satisfies(one -> assertThat(one.code()).isEqualTo("A07"));
        assertThat(encounters.require(visit.id()).emr().changed()).isEqualTo(MORNING.plusSeconds(7));
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
}
