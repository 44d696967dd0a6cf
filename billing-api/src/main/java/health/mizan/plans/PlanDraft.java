package health.mizan.plans;

import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Codes;
import health.mizan.parties.PayerId;
import health.mizan.sharing.CostRule;
import health.mizan.sharing.NetworkSide;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a plan shall be from a day on.
 *
 * @param payer    the payer's code
 * @param code     unique among the payer's plans
 * @param network  the name of the plan's provider network
 * @param currency ISO 4217; every amount of the rules is in it
 */
public record PlanDraft(
        @Nullable String payer,
        @Nullable String code,
        @Nullable String nameEn,
        @Nullable String nameAr,
        @Nullable String network,
        @Nullable String currency,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        @Nullable List<RuleDraft> rules) {

    private static final PayerId NOBODY = new PayerId(new UUID(0, 0));
    private static final int MOST_RULES = 200;

    Plan checked(Checks checks, @Nullable PayerId payerId, PlanId id, String by, Instant now) {
        checks.require(payerId != null, "payer", "is not the code of a payer");
        Currency money = checks.currency("currency", currency);
        LocalDate from = checks.firstDay("effectiveFrom", effectiveFrom);
        return new Plan(
                id,
                payerId == null ? NOBODY : payerId,
                payer == null ? "" : payer,
                checks.code("code", code),
                checks.text("nameEn", nameEn, 200),
                checks.text("nameAr", nameAr, 200),
                checks.text("network", network, 100),
                money,
                from,
                checks.lastDay("effectiveTo", effectiveTo, from),
                checkedRules(checks, money),
                1,
                by,
                now,
                now);
    }

    private List<CostRule> checkedRules(Checks checks, Currency money) {
        List<RuleDraft> given = rules == null ? List.of() : rules;
        checks.require(given.size() <= MOST_RULES, "rules", "has at most " + MOST_RULES + " rules");
        List<CostRule> sound = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<List<Object>> roles = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String at = "rules[" + i + "]";
            CostRule rule = given.get(i).checked(checks, at, money);
            checks.require(names.add(rule.id()), at + ".id", "is used by another rule of the plan");
            checks.require(roles.add(role(rule)), at, "another rule says what applies in the same case");
            sound.add(rule);
        }
        for (NetworkSide side : List.of(NetworkSide.IN_NETWORK, NetworkSide.OUT_OF_NETWORK)) {
            checks.require(
                    sound.stream().anyMatch(rule -> saysWhatApplies(rule, side)),
                    "rules",
                    "have no copay (0 % is one) for all categories " + Codes.code(side));
        }
        return sound;
    }

    /** Two rules with one role would contradict each other; a percentage and a fixed copay have the same. */
    private static List<Object> role(CostRule rule) {
        Object kind =
                switch (rule) {
                    case CostRule.CopayPercent r -> "copay";
                    case CostRule.CopayFixed r -> "copay";
                    case CostRule.Deductible r -> r.per();
                    case CostRule.BenefitLimit r -> "limit per " + r.per();
                    case CostRule.ApprovalAbove r -> "approval";
                    case CostRule.Exclusion r -> "exclusion";
                };
        return List.of(kind, rule.network(), String.valueOf(rule.category()));
    }

    private static boolean saysWhatApplies(CostRule rule, NetworkSide side) {
        return rule.category() == null
                && rule.network().covers(side)
                && (rule instanceof CostRule.CopayPercent
                        || rule instanceof CostRule.CopayFixed
                        || rule instanceof CostRule.Exclusion);
    }
}
