package health.mizan.encounters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an encounter is, as told and unchecked. Its text form is a blank.
 *
 * @param emr          the EMR's identifier; null for a visit opened at a desk
 * @param opened       our id of a visit that a desk opened and that this is; null if the EMR does not know of one
 * @param facility     a facility's code
 * @param practitioner a practitioner's code; null if unknown
 * @param kind         an {@link EncounterClass} code in either case; amb when left out
 * @param state        an {@link EncounterState} code; planned when left out
 * @param from         null if unknown: what was told before stays, else the time of the change
 * @param to           null if unknown or not over
 * @param changed      the sender's own time of this version; null means now
 * @param diagnoses    null leaves those told before, empty takes them back
 */
public record EncounterDraft(
        @Nullable Identifier emr,
        @Nullable UUID opened,
        @Nullable UUID patient,
        @Nullable String facility,
        @Nullable String practitioner,
        @Nullable String kind,
        @Nullable String state,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant changed,
        @Nullable List<Diagnosis> diagnoses) {

    /** @param system the URI of the EMR's number range */
    public record Identifier(
            @Nullable String system, @Nullable String value) {}

    /** @param type a nphies diagnosis-type; secondary when left out */
    public record Diagnosis(
            @Nullable String system,
            @Nullable String code,
            @Nullable String type) {
        @Override
        public String toString() {
            return "▮";
        }
    }

    @Override
    public String toString() {
        return "▮";
    }
}
