package health.mizan.encounters;

import health.mizan.facilities.PractitionerId;
import health.mizan.masterdata.Recorded;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A visit or stay, as last told.
 *
 * @param site      the facility's code
 * @param emr       null for a visit that a desk opened and no EMR knows yet
 * @param diagnoses in their order; empty while nothing is coded
 */
public record Encounter(
        EncounterId id,
        long version,
        PatientId patient,
        FacilityId facility,
        String site,
        @Nullable PractitionerId practitioner,
        @Nullable Emr emr,
        EncounterClass kind,
        Period period,
        EncounterState state,
        Phi<List<Diagnosis>> diagnoses,
        Instant createdAt)
        implements Recorded {

    /**
     * What the EMR calls it.
     *
     * @param system  the URI of its number range
     * @param changed the EMR's own time of what we hold
     */
    public record Emr(String system, String value, Instant changed) {}

    /** @param to null while it lasts */
    public record Period(Instant from, @Nullable Instant to) {}

    /**
     * A coded finding.
     *
     * @param sequence 1, 2, …
     * @param system   such as {@code http://hl7.org/fhir/sid/icd-10-am}
     * @param type     {@code principal}, {@code secondary}, {@code admitting}, {@code discharge} or {@code differential}
     *                 (nphies diagnosis-type)
     */
    public record Diagnosis(int sequence, String system, String code, String type) {
        @Override
        public String toString() {
            return "▮";
        }
    }

    Encounter as(long version) {
        return new Encounter(
                id, version, patient, facility, site, practitioner, emr, kind, period, state, diagnoses, createdAt);
    }

    Encounter coded(Phi<List<Diagnosis>> findings) {
        return new Encounter(
                id, version + 1, patient, facility, site, practitioner, emr, kind, period, state, findings, createdAt);
    }

    boolean saysTheSameAs(Encounter other) {
        return patient.equals(other.patient)
                && Objects.equals(practitioner, other.practitioner)
                && kind == other.kind
                && period.equals(other.period)
                && state == other.state
                && diagnoses.equals(other.diagnoses);
    }
}
