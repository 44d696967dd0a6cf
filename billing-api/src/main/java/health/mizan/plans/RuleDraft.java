package health.mizan.plans;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import health.mizan.sharing.CostRule;
import health.mizan.sharing.NetworkSide;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a plan in one flat shape, as it is written in JSON, CSV and columns.
 *
 * @param id          unique within the plan, such as {@code copay-in}
 * @param kind        copay-percent, copay-fixed, deductible, benefit-limit, approval-above or exclusion
 * @param network     any (also when left out), in-network or out-of-network
 * @param category    a service category; null for all
 * @param basisPoints of copay-percent: 2000 is 20 %
 * @param amount      of copay-fixed, deductible, benefit-limit and approval-above
 * @param cap         of copay-percent, per visit; null for no bound
 * @param per         of deductible and benefit-limit: visit or year
 */
public record RuleDraft(
        @Nullable String id,
        @Nullable String kind,
        @Nullable String network,
        @Nullable String category,
        @Nullable Integer basisPoints,
        @Nullable Money amount,
        @Nullable Money cap,
        @Nullable String per) {

    enum Kind {
        COPAY_PERCENT,
        COPAY_FIXED,
        DEDUCTIBLE,
        BENEFIT_LIMIT,
        APPROVAL_ABOVE,
        EXCLUSION
    }

    static RuleDraft of(CostRule rule) {
        return switch (rule) {
            case CostRule.CopayPercent r -> flat(r, Kind.COPAY_PERCENT, r.basisPoints(), null, r.cap(), null);
            case CostRule.CopayFixed r -> flat(r, Kind.COPAY_FIXED, null, r.amount(), null, null);
            case CostRule.Deductible r -> flat(r, Kind.DEDUCTIBLE, null, r.amount(), null, r.per());
            case CostRule.BenefitLimit r -> flat(r, Kind.BENEFIT_LIMIT, null, r.amount(), null, r.per());
            case CostRule.ApprovalAbove r -> flat(r, Kind.APPROVAL_ABOVE, null, r.amount(), null, null);
            case CostRule.Exclusion r -> flat(r, Kind.EXCLUSION, null, null, null, null);
        };
    }

    CostRule checked(Checks checks, String at, Currency currency) {
        String name = checks.code(at + ".id", id);
        Kind kindNow = checks.oneOf(at + ".kind", kind, Kind.class);
        NetworkSide side = checks.oneOf(at + ".network", network, NetworkSide.ANY);
        ServiceCategory of = category == null || category.isBlank()
                ? null
                : checks.oneOf(at + ".category", category, ServiceCategory.class);
        if (Codes.of(Kind.class, kind == null ? "" : kind).isPresent()) {
            onlyItsOwnNumbers(checks, at, kindNow);
        }
        return switch (kindNow) {
            case COPAY_PERCENT ->
                new CostRule.CopayPercent(name, side, of, percent(checks, at), cap(checks, at, currency));
            case COPAY_FIXED -> new CostRule.CopayFixed(name, side, of, amount(checks, at, currency));
            case DEDUCTIBLE -> new CostRule.Deductible(name, side, of, amount(checks, at, currency), per(checks, at));
            case BENEFIT_LIMIT ->
                new CostRule.BenefitLimit(name, side, of, amount(checks, at, currency), per(checks, at));
            case APPROVAL_ABOVE -> new CostRule.ApprovalAbove(name, side, of, amount(checks, at, currency));
            case EXCLUSION -> new CostRule.Exclusion(name, side, of);
        };
    }

    private void onlyItsOwnNumbers(Checks checks, String at, Kind kindNow) {
        boolean percent = kindNow == Kind.COPAY_PERCENT;
        boolean counted = kindNow == Kind.DEDUCTIBLE || kindNow == Kind.BENEFIT_LIMIT;
        String not = "does not belong to a rule of this kind";
        checks.require(percent || basisPoints == null, at + ".basisPoints", not);
        checks.require(percent || cap == null, at + ".cap", not);
        checks.require(counted || per == null || per.isBlank(), at + ".per", not);
        checks.require(!(percent || kindNow == Kind.EXCLUSION) || amount == null, at + ".amount", not);
        checks.require(
                kindNow != Kind.EXCLUSION || category != null || NetworkSide.OUT_OF_NETWORK == sideNow(),
                at + ".category",
                "an exclusion names a category, unless it excludes all care outside the network");
    }

    private @Nullable NetworkSide sideNow() {
        return Codes.of(NetworkSide.class, network == null ? "" : network).orElse(null);
    }

    private int percent(Checks checks, String at) {
        if (basisPoints == null || basisPoints < 0 || basisPoints > 10_000) {
            checks.error(at + ".basisPoints", "lies between 0 and 10000, where 2000 is 20 %");
            return 0;
        }
        return basisPoints;
    }

    private @Nullable Money cap(Checks checks, String at, Currency currency) {
        return cap == null ? null : sound(checks, at + ".cap", cap, currency);
    }

    private Money amount(Checks checks, String at, Currency currency) {
        if (amount == null) {
            checks.error(at + ".amount", "is required");
            return Money.zero(currency);
        }
        return sound(checks, at + ".amount", amount, currency);
    }

    private CostRule.Per per(Checks checks, String at) {
        return checks.oneOf(at + ".per", per, CostRule.Per.class);
    }

    private static Money sound(Checks checks, String field, Money money, Currency currency) {
        checks.require(!money.isNegative(), field, "is not negative");
        checks.require(money.currency().equals(currency), field, "is in the plan's currency");
        return money;
    }

    private static RuleDraft flat(
            CostRule rule,
            Kind kind,
            @Nullable Integer basisPoints,
            @Nullable Money amount,
            @Nullable Money cap,
            CostRule.@Nullable Per per) {
        ServiceCategory category = rule.category();
        return new RuleDraft(
                rule.id(),
                Codes.code(kind),
                Codes.code(rule.network()),
                category == null ? null : Codes.code(category),
                basisPoints,
                amount,
                cap,
                per == null ? null : Codes.code(per));
    }
}
