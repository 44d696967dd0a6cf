package health.mizan.cases;

import health.mizan.coverage.CoverageId;
import health.mizan.encounters.EncounterId;
import health.mizan.encounters.EncounterState;
import health.mizan.masterdata.Recorded;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.plans.PlanId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The financial side of one encounter.
 *
 * @param site        the facility's code
 * @param cover       null for a patient who pays alone
 * @param coverChosen whether a person decided on the cover, or on none; else the one in force was taken
 * @param serviceDate local to the facility
 * @param ended       how the encounter ended, if the EMR has said so; the case follows when nothing stands in its way
 */
public record Case(
        CaseId id,
        long version,
        PatientId patient,
        FacilityId facility,
        String site,
        EncounterId encounter,
        @Nullable Cover cover,
        boolean coverChosen,
        LocalDate serviceDate,
        CaseState state,
        @Nullable EncounterState ended,
        Instant createdAt)
        implements Recorded {

    /** By which cover it is billed; payer and plan as the cover names them now. */
    public record Cover(CoverageId id, PayerId payer, PlanId plan) {}

    /** Why a visit will not take place. */
    public enum Reason {
        PATIENT_ASKED,
        NO_SHOW,
        CLINIC_ASKED,
        DUPLICATE,
        /** The EMR said so. */
        ENCOUNTER_CANCELLED
    }

    /** Null for a patient who pays alone. */
    public @Nullable CoverageId coverage() {
        return cover == null ? null : cover.id();
    }

    Case in(CaseState next) {
        return after(cover, coverChosen, serviceDate, next, ended);
    }

    Case coveredBy(@Nullable Cover other, boolean chosen) {
        return after(other, chosen, serviceDate, state, ended);
    }

    /** @param end how the encounter ended; null while it goes on */
    Case onDay(LocalDate day, @Nullable EncounterState end) {
        return after(cover, coverChosen, day, state, end);
    }

    private Case after(
            @Nullable Cover nextCover,
            boolean nextChosen,
            LocalDate nextDate,
            CaseState nextState,
            @Nullable EncounterState nextEnded) {
        return new Case(
                id,
                version + 1,
                patient,
                facility,
                site,
                encounter,
                nextCover,
                nextChosen,
                nextDate,
                nextState,
                nextEnded,
                createdAt);
    }
}
