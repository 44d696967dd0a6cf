package health.mizan.sharing;

import static health.mizan.testing.Fixtures.sar;

import health.mizan.money.Money;
import java.util.List;

/** The rules of the demo clinic's plans. */
final class DemoPlans {

    static final List<CostRule> SILVER = List.of(
            percent("copay-in", NetworkSide.IN_NETWORK, 2000, sar("75")),
            percent("copay-out", NetworkSide.OUT_OF_NETWORK, 2000, sar("100")));

    static final List<CostRule> BRONZE = List.of(
            new CostRule.Deductible("deductible", NetworkSide.ANY, null, sar("30"), CostRule.Per.VISIT),
            percent("copay", NetworkSide.ANY, 2000, sar("100")));

    static final List<CostRule> GOLD = List.of(percent("copay", NetworkSide.ANY, 1000, sar("50")));

    static final List<CostRule> PLATINUM = List.of(percent("copay", NetworkSide.ANY, 0, null));

    static final List<CostRule> VISITOR = List.of(
            percent("copay", NetworkSide.ANY, 0, null),
            new CostRule.BenefitLimit("limit", NetworkSide.ANY, null, sar("5000"), CostRule.Per.YEAR));

    private DemoPlans() {}

    static CostRule percent(String id, NetworkSide side, int basisPoints, Money cap) {
        return new CostRule.CopayPercent(id, side, null, basisPoints, cap);
    }
}
