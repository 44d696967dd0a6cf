package health.mizan.contracts;

import health.mizan.fees.ScheduleId;
import health.mizan.masterdata.Recorded;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PayerId;
import health.mizan.plans.PlanId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version of an agreement on prices. Facility, payer, plan and schedule are named by code and id.
 *
 * @param plan           null if it is not for one plan only
 * @param network        null if it is not for the plans of one network only
 * @param offBasisPoints what is taken off the schedule's prices: 1500 is 15 %
 * @param effectiveTo    the last day; null while no end is known
 */
public record Contract(
        ContractId id,
        String code,
        FacilityId facilityId,
        String facility,
        PayerId payerId,
        String payer,
        @Nullable PlanId planId,
        @Nullable String plan,
        @Nullable String network,
        ScheduleId scheduleId,
        String schedule,
        int offBasisPoints,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        long version,
        String changedBy,
        Instant changedAt,
        Instant createdAt)
        implements Recorded {

    Contract as(ContractId id, long version, Instant createdAt) {
        return recorded(id, version, changedBy, changedAt, createdAt);
    }

    boolean saysTheSameAs(Contract other) {
        return recorded(other.id, other.version, other.changedBy, other.changedAt, other.createdAt)
                .equals(other);
    }

    private Contract recorded(ContractId id, long version, String changedBy, Instant changedAt, Instant createdAt) {
        return new Contract(
                id,
                code,
                facilityId,
                facility,
                payerId,
                payer,
                planId,
                plan,
                network,
                scheduleId,
                schedule,
                offBasisPoints,
                effectiveFrom,
                effectiveTo,
                version,
                changedBy,
                changedAt,
                createdAt);
    }
}
