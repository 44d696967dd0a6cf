package health.mizan.encounters;

import health.mizan.parties.PatientId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An encounter as the API answers it. Its text form is a blank.
 *
 * @param facility the facility's code
 */
record EncounterView(
        EncounterId id,
        long version,
        PatientId patient,
        String facility,
        @Nullable String emrSystem,
        @Nullable String emrValue,
        EncounterClass encounterClass,
        Instant from,
        @Nullable Instant to,
        EncounterState state,
        List<Encounter.Diagnosis> diagnoses) {

    static EncounterView of(Encounter encounter) {
        Encounter.Emr emr = encounter.emr();
        return new EncounterView(
                encounter.id(),
                encounter.version(),
                encounter.patient(),
                encounter.site(),
                emr == null ? null : emr.system(),
                emr == null ? null : emr.value(),
                encounter.kind(),
                encounter.period().from(),
                encounter.period().to(),
                encounter.state(),
                encounter.diagnoses().reveal());
    }

    @Override
    public String toString() {
        return "▮";
    }
}
