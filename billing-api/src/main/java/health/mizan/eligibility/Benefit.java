package health.mizan.eligibility;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.money.Money;
import health.mizan.sharing.CostRule;
import health.mizan.sharing.NetworkSide;
import org.jspecify.annotations.Nullable;

/**
 * One benefit of a cover.
 *
 * @param category    null for all kinds of care
 * @param side        in or out of the network, or either
 * @param allowed     the amount of a limit, cap, deductible or fixed copay; null for a percentage
 * @param used        what is used up of it already; null if the payer does not say
 * @param basisPoints of a percentage, 2000 is 20 %; null otherwise
 */
public record Benefit(
        Kind kind,
        @Nullable ServiceCategory category,
        NetworkSide side,
        CostRule.Per per,
        @Nullable Money allowed,
        @Nullable Money used,
        @Nullable Integer basisPoints) {

    /** nphies benefit types that bear on money. */
    public enum Kind {
        /** The most the payer pays. */
        BENEFIT,
        DEDUCTIBLE,
        COPAY,
        COPAY_PERCENT,
        COPAY_MAXIMUM,
        APPROVAL_LIMIT
    }
}
