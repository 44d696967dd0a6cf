package health.mizan.reckoning;

import static health.mizan.testing.Fixtures.sar;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.contracts.ContractId;
import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.explanations.Sentence;
import health.mizan.fees.ScheduleId;
import health.mizan.money.Money;
import health.mizan.pricing.PercentOff;
import health.mizan.pricing.Price;
import health.mizan.pricing.PriceBasis;
import health.mizan.reckoning.PlannedVisit.Plan;
import health.mizan.reckoning.PlannedVisit.Service;
import health.mizan.reckoning.PlannedVisit.Word;
import health.mizan.sharing.CostRule;
import health.mizan.sharing.NetworkSide;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Visits of the demo clinic for tests: its plans, its prices, Najd's 15 %. */
final class Visits {

    static final Currency SAR = Currency.getInstance("SAR");

    static final List<CostRule> SILVER = List.of(
            percent("copay-in", NetworkSide.IN_NETWORK, 2000, sar("75")),
            percent("copay-out", NetworkSide.OUT_OF_NETWORK, 2000, sar("100")),
            new CostRule.BenefitLimit(
                    "dental-limit", NetworkSide.ANY, ServiceCategory.DENTAL, sar("2000"), CostRule.Per.YEAR),
            new CostRule.BenefitLimit("annual-limit", NetworkSide.ANY, null, sar("500000"), CostRule.Per.YEAR),
            new CostRule.ApprovalAbove("approval", NetworkSide.ANY, null, sar("500")));

    static final List<CostRule> BRONZE = List.of(
            percent("copay", NetworkSide.ANY, 2000, sar("100")),
            new CostRule.Deductible("deductible", NetworkSide.ANY, null, sar("30"), CostRule.Per.VISIT));

    static final List<CostRule> PLATINUM = List.of(percent("copay", NetworkSide.ANY, 0, null));

    private Visits() {}

    static CostRule percent(String id, NetworkSide side, int basisPoints, @Nullable Money cap) {
        return new CostRule.CopayPercent(id, side, null, basisPoints, cap);
    }

    static Service gp() {
        return service("1", "DS-100", ServiceCategory.CONSULTATION, "150");
    }

    static Service bloodCount() {
        return service("2", "DS-201", ServiceCategory.LABORATORY, "60");
    }

    static Service hba1c() {
        return service("3", "DS-202", ServiceCategory.LABORATORY, "90");
    }

    static Service service(String id, String code, ServiceCategory category, String list) {
        return service(id, code, category, price(list, 1500), price(list, 0));
    }

    static Service service(String id, String code, ServiceCategory category, Price agreed, Price alone) {
        return new Service(id, code, new Sentence(code, "خدمة " + code), category, 1, agreed, alone, false);
    }

    static Price price(String list, int off) {
        return new Price.Found(
                sar(list),
                sar(list),
                new PriceBasis(
                        new ContractId(new UUID(1, off)), 7, new ScheduleId(new UUID(2, 1)), 3, new PercentOff(off)));
    }

    static PlannedVisit golden(List<CostRule> rules) {
        return golden(rules, null);
    }

    static PlannedVisit golden(List<CostRule> rules, @Nullable EligibilityAnswer answer) {
        return visit(rules, answer, gp(), bloodCount(), hba1c());
    }

    static PlannedVisit visit(List<CostRule> rules, @Nullable EligibilityAnswer answer, Service... services) {
        return new PlannedVisit(
                SAR,
                List.of(services),
                new Plan("NAJD/PLAN", 2, SAR, rules, answer == null ? null : new Word("check-1", answer)));
    }

    static EligibilityAnswer says(Standing standing, Benefit... benefits) {
        return new EligibilityAnswer("NAJD-1", standing, true, List.of(benefits), null);
    }

    static EligibilityAnswer covered(Benefit... benefits) {
        return says(Standing.ELIGIBLE, benefits);
    }

    static Benefit benefit(
            Benefit.Kind kind,
            @Nullable ServiceCategory category,
            @Nullable Money allowed,
            @Nullable Money used,
            @Nullable Integer basisPoints) {
        CostRule.Per per = kind == Benefit.Kind.BENEFIT ? CostRule.Per.YEAR : CostRule.Per.VISIT;
        return new Benefit(kind, category, NetworkSide.ANY, per, allowed, used, basisPoints);
    }
}
