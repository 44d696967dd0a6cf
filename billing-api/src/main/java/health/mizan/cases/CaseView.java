package health.mizan.cases;

import health.mizan.coverage.CoverageId;
import health.mizan.encounters.EncounterId;
import health.mizan.encounters.EncounterState;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case as the API answers it.
 *
 * @param patient  null, like coverage and payer, for those who look after cases without knowing whose they are
 * @param facility the facility's code
 */
record CaseView(
        CaseId id,
        long version,
        @Nullable PatientId patient,
        String facility,
        EncounterId encounter,
        @Nullable CoverageId coverage,
        @Nullable PayerId payer,
        boolean coverageChosen,
        LocalDate serviceDate,
        CaseState state,
        @Nullable EncounterState encounterEnded,
        Instant openedAt) {

    static CaseView of(Case row) {
        Case.Cover cover = row.cover();
        return new CaseView(
                row.id(),
                row.version(),
                row.patient(),
                row.site(),
                row.encounter(),
                row.coverage(),
                cover == null ? null : cover.payer(),
                row.coverChosen(),
                row.serviceDate(),
                row.state(),
                row.ended(),
                row.createdAt());
    }

    static CaseView withoutPatient(Case row) {
        return new CaseView(
                row.id(),
                row.version(),
                null,
                row.site(),
                row.encounter(),
                null,
                null,
                row.coverChosen(),
                row.serviceDate(),
                row.state(),
                row.ended(),
                row.createdAt());
    }
}
