package health.mizan.cardholds;

import health.mizan.cases.CaseId;
import health.mizan.cases.CaseState;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.payments.PaymentOrderId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An amount set aside for a visit, and what became of it.
 *
 * @param amount   what was set aside; nothing above it is ever taken under this hold
 * @param taken    of it
 * @param lastFour of the card; null if unknown
 * @param placedAt when the payer was asked
 * @param until    when it ends by itself; null if the gateway names no end
 * @param endedAt  when it ended; null while it stands
 * @param releasing whether its release is under way
 * @param billed   whether the visit has a bill that is open
 */
public record CardHold(
        PaymentOrderId order,
        CaseId financialCase,
        PatientId patient,
        Site site,
        LocalDate visit,
        CaseState visitState,
        State state,
        Money amount,
        Money taken,
        @Nullable String lastFour,
        Instant placedAt,
        @Nullable Instant until,
        @Nullable Instant endedAt,
        boolean releasing,
        boolean billed) {

    /** Where care is given, by name, and in which zone its days begin. */
    public record Site(FacilityId id, String nameEn, String nameAr, ZoneId zone) {}

    /** Where a hold stands. */
    public enum State {
        /** The payer has not finished. */
        PLACING,
        /** Whether it was set aside, or taken, is not known: nobody pays again meanwhile. */
        UNKNOWN,
        HELD,
        /** Taken, in part or in whole; the rest was released. */
        TAKEN,
        RELEASED,
        EXPIRED,
        /** The card was declined, or the payer gave up: nothing was ever set aside. */
        FAILED
    }

    /** The payer may take it back while the visit is still to come. */
    public boolean canBeCancelled() {
        return state == State.HELD && !releasing && visitState == CaseState.PLANNED && taken.isZero();
    }

    public Money released() {
        return amount.minus(taken);
    }
}
