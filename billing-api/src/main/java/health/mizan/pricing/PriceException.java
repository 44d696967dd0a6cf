package health.mizan.pricing;

import health.mizan.catalogue.ServiceId;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PayerId;
import health.mizan.plans.PlanId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service that was to be charged and had no price: somebody must give it one, or decide that it is not charged.
 *
 * @param facility   the facility's code
 * @param payer      the payer's code; null where patients pay alone
 * @param plan       the plan's code, if one was asked for
 * @param firstOn    the first service date for which the price was missing
 * @param lastOn     the last
 * @param resolution null while it is open
 */
public record PriceException(
        UUID id,
        FacilityId facilityId,
        String facility,
        ServiceId serviceId,
        String system,
        String service,
        @Nullable PayerId payerId,
        @Nullable String payer,
        @Nullable PlanId planId,
        @Nullable String plan,
        Price.Reason reason,
        LocalDate firstOn,
        LocalDate lastOn,
        Instant raisedAt,
        @Nullable Resolution resolution,
        @Nullable String note,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt) {

    /** How it ended. */
    public enum Resolution {
        /** There is a price now, for the first and the last day. */
        PRICED,
        /** It stays without a price; the note says why. */
        DISMISSED
    }

    PriceQuestion question(LocalDate on) {
        return new PriceQuestion(facilityId, payerId, planId, on);
    }
}
