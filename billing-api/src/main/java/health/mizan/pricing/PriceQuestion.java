package health.mizan.pricing;

import health.mizan.parties.FacilityId;
import health.mizan.parties.PayerId;
import health.mizan.plans.PlanId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * For whom and when a price is asked.
 *
 * @param payer null for a patient who pays alone
 * @param plan  one of the payer's plans; null if unknown or without one
 * @param on    the service date, local to the facility
 */
public record PriceQuestion(
        FacilityId facility,
        @Nullable PayerId payer,
        @Nullable PlanId plan,
        LocalDate on) {}
