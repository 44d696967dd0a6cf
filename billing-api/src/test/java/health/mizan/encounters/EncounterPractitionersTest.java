package health.mizan.encounters;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Visits.EMR;
import static health.mizan.testing.Visits.HOSPITAL;
import static health.mizan.testing.Visits.MORNING;
import static health.mizan.testing.Visits.number;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.facilities.PractitionerDraft;
import health.mizan.facilities.Practitioners;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import health.mizan.parties.PatientId;
import health.mizan.testing.Organisation;
import health.mizan.testing.People;
import health.mizan.testing.VisitsTest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who gave the care, and who may say so of whom. */
class EncounterPractitionersTest extends VisitsTest {

    @Test
    void who_opens_a_visit_names_a_practitioner_of_its_site_and_an_emr_whoever_gave_the_care() {
        Caller.Staff both = People.staff("desk-of-both", Role.FRONT_DESK, "RUH", "JED");
        Caller.Client group = new Caller.Client("group", Set.of("system/*.cruds"), Set.of("RUH", "JED"));
        practitioner("DR-RUH", "RUH");
        practitioner("DR-JED", "JED");
        practitioner("DR-BOTH", "RUH", "JED");
        PatientId patient = visits.somebody();

        assertThat(errors(encounters.record(both, by("DR-JED", null, patient))))
                .isEqualTo(errors(encounters.record(both, by("DR-NOBODY", null, patient))))
                .extracting(FieldError::field)
                .containsExactly("practitioner");
        assertThat(done(encounters.record(both, by("DR-RUH", null, patient))).practitioner())
                .isNotNull();
        assertThat(done(encounters.record(both, by("DR-BOTH", null, patient))).practitioner())
                .isNotNull();
        assertThat(done(encounters.record(group, by("DR-JED", number(), patient)))
                        .practitioner())
                .isNotNull();
        assertThat(errors(encounters.record(HOSPITAL, by("DR-JED", number(), patient))))
                .extracting(FieldError::field)
                .containsExactly("practitioner");
    }

    /** At the site RUH. */
    private static EncounterDraft by(String practitioner, @Nullable String number, PatientId patient) {
        return new EncounterDraft(
                number == null ? null : new EncounterDraft.Identifier(EMR, number),
                null,
                patient.value(),
                "RUH",
                practitioner,
                "AMB",
                "arrived",
                MORNING,
                null,
                MORNING,
                null);
    }

    private void practitioner(String code, String... sites) {
        done(visits.the(Practitioners.class)
                .save(
                        new PractitionerDraft(
                                code,
                                "Dr " + code,
                                "د. " + code,
                                "LIC-" + code,
                                "internal-medicine",
                                List.of(sites),
                                NEW_YEAR,
                                null),
                        IMPORT,
                        Organisation.MIZAN));
    }

    private static List<FieldError> errors(Saved<Encounter> saved) {
        assertThat(saved).isInstanceOf(Saved.Refused.class);
        return ((Saved.Refused<Encounter>) saved).errors();
    }
}
