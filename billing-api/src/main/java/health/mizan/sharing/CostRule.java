package health.mizan.sharing;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a plan, as data. Each has an id within its plan, so that an estimate can name the rule that made a figure.
 * Of several copay rules the narrowest applies: one for a category before one for all, one for a network side before one
 * for any.
 */
public sealed interface CostRule {

    String id();

    NetworkSide network();

    /** Null for all categories. */
    @Nullable
    ServiceCategory category();

    /** The span over which an amount is counted. */
    enum Per {
        VISIT,
        YEAR
    }

    /**
     * The patient pays a part of the allowed amount.
     *
     * @param basisPoints 2000 is 20 %
     * @param cap         the most this rule takes per visit; null for no bound
     */
    record CopayPercent(
            String id,
            NetworkSide network,
            @Nullable ServiceCategory category,
            int basisPoints,
            @Nullable Money cap) implements CostRule {

        /** Half up to the minor unit, once per rule and visit; the visit's lines share it then. */
        Money of(Money amount) {
            long minor = BigDecimal.valueOf(amount.minor())
                    .multiply(BigDecimal.valueOf(basisPoints, 4))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            return new Money(minor, amount.currency());
        }
    }

    /** The patient pays a set amount per visit, or the allowed amount if that is less. */
    record CopayFixed(
            String id, NetworkSide network, @Nullable ServiceCategory category, Money amount) implements CostRule {}

    /** The first loss is the patient's, before any copay. */
    record Deductible(
            String id, NetworkSide network, @Nullable ServiceCategory category, Money amount, Per per)
            implements CostRule {}

    /** The payer pays no more than this; the rest is the patient's. */
    record BenefitLimit(
            String id, NetworkSide network, @Nullable ServiceCategory category, Money amount, Per per)
            implements CostRule {}

    /** A visit above this amount needs the payer's approval beforehand. */
    record ApprovalAbove(
            String id, NetworkSide network, @Nullable ServiceCategory category, Money amount) implements CostRule {}

    /** Not covered: wholly the patient's. */
    record Exclusion(
            String id, NetworkSide network, @Nullable ServiceCategory category) implements CostRule {}
}
