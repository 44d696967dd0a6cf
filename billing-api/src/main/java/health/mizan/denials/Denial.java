package health.mizan.denials;

import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeId;
import health.mizan.claims.ClaimId;
import health.mizan.masterdata.Recorded;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line that a payer refused.
 *
 * @param decision     the number of the payer's decision on the claim
 * @param site         the facility's code
 * @param reason       the payer's code
 * @param memberLiable whether the payer says that the patient owes it
 * @param decideBy     the last day on which something can be done with the payer
 * @param entry        the ledger entry that settled it; null unless written off or billed
 * @param decidedBy    who decided; null while open
 */
public record Denial(
        DenialId id,
        long version,
        ClaimId claim,
        int decision,
        int sequence,
        ChargeId charge,
        CaseId financialCase,
        PatientId patient,
        PayerId payer,
        String payerCode,
        FacilityId facility,
        String site,
        Money denied,
        @Nullable String reason,
        boolean memberLiable,
        LocalDate decideBy,
        DenialState state,
        @Nullable Ground ground,
        @Nullable String note,
        @Nullable UUID entry,
        @Nullable String decidedBy,
        Instant raisedAt)
        implements Recorded {

    /** Why it is written off. */
    public enum Ground {
        /** Nobody can be made to pay it. */
        NOT_COLLECTABLE,
        CHARITY,
        SMALL_BALANCE
    }

    Denial as(DenialState to, @Nullable Ground why, @Nullable String words, @Nullable UUID posted, String by) {
        return new Denial(
                id,
                version,
                claim,
                decision,
                sequence,
                charge,
                financialCase,
                patient,
                payer,
                payerCode,
                facility,
                site,
                denied,
                reason,
                memberLiable,
                decideBy,
                to,
                why,
                words,
                posted,
                by,
                raisedAt);
    }

    /** Moved by the payer: who decided, and how, stays written. */
    Denial in(DenialState to, LocalDate until) {
        return new Denial(
                id,
                version,
                claim,
                decision,
                sequence,
                charge,
                financialCase,
                patient,
                payer,
                payerCode,
                facility,
                site,
                denied,
                reason,
                memberLiable,
                until,
                to,
                ground,
                note,
                entry,
                decidedBy,
                raisedAt);
    }
}
