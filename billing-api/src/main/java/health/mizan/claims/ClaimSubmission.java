package health.mizan.claims;

import health.mizan.charges.ChargeId;
import health.mizan.coverage.CoverageId;
import health.mizan.encounters.EncounterId;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.parties.Phi;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One submission as it is sent; never changed afterwards. The connector reads names and numbers itself, by these ids.
 *
 * @param id      ours; also the identifier the payer sees
 * @param prior   the submission this one replaces; null for the first
 * @param created when it was made, which is part of what is sent: a repetition says the same
 */
public record ClaimSubmission(
        UUID id,
        ClaimId claim,
        PatientId patient,
        CoverageId coverage,
        PayerId payer,
        FacilityId facility,
        EncounterId encounter,
        @Nullable UUID prior,
        Instant created,
        List<Line> lines,
        Phi<List<Diagnosis>> diagnoses) {

    /**
     * One service.
     *
     * @param sequence  1, 2, …; the payer's decision names it
     * @param net       quantity times contract price, without tax
     * @param tax       zero if there is none
     */
    public record Line(
            int sequence,
            ChargeId charge,
            String system,
            String code,
            int quantity,
            Money unitPrice,
            Money net,
            Money tax,
            LocalDate serviced) {}

    /** @param type {@code principal}, {@code secondary}, … (nphies diagnosis-type) */
    public record Diagnosis(int sequence, String system, String code, String type) {}

    public ClaimSubmission {
        lines = List.copyOf(lines);
    }
}
