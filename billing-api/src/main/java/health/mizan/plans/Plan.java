package health.mizan.plans;

import health.mizan.masterdata.Recorded;
import health.mizan.parties.PayerId;
import health.mizan.sharing.CostRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a plan.
 *
 * @param payer       the payer's code
 * @param code        unique among the payer's plans
 * @param network     the name of the plan's provider network
 * @param effectiveTo the last day; null while no end is known
 */
public record Plan(
        PlanId id,
        PayerId payerId,
        String payer,
        String code,
        String nameEn,
        String nameAr,
        String network,
        Currency currency,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        List<CostRule> rules,
        long version,
        String changedBy,
        Instant changedAt,
        Instant createdAt)
        implements Recorded {

    public Plan {
        rules = List.copyOf(rules);
    }

    Plan as(PlanId id, long version, Instant createdAt) {
        return recorded(id, version, changedBy, changedAt, createdAt);
    }

    Plan with(List<CostRule> rules) {
        return new Plan(
                id,
                payerId,
                payer,
                code,
                nameEn,
                nameAr,
                network,
                currency,
                effectiveFrom,
                effectiveTo,
                rules,
                version,
                changedBy,
                changedAt,
                createdAt);
    }

    boolean saysTheSameAs(Plan other) {
        return recorded(other.id, other.version, other.changedBy, other.changedAt, other.createdAt)
                .equals(other);
    }

    private Plan recorded(PlanId id, long version, String changedBy, Instant changedAt, Instant createdAt) {
        return new Plan(
                id,
                payerId,
                payer,
                code,
                nameEn,
                nameAr,
                network,
                currency,
                effectiveFrom,
                effectiveTo,
                rules,
                version,
                changedBy,
                changedAt,
                createdAt);
    }
}
