package health.mizan.reckoning;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.Benefit.Kind;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.money.Money;
import health.mizan.sharing.CostRule;
import health.mizan.sharing.NetworkSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a plan as they hold for one visit: where the payer named another figure for the same kind of care, its
 * word is the rule. A figure for all care leaves the plan's narrower rules alone.
 */
final class Terms {

    private final NetworkSide side;
    private final List<CostRule> rules;
    private final List<Benefit> benefits;
    private final Map<String, Money> used = new HashMap<>();
    private final Set<String> payers = new HashSet<>();

    private Terms(NetworkSide side, List<CostRule> rules, List<Benefit> benefits) {
        this.side = side;
        this.rules = rules;
        this.benefits = benefits;
    }

    static Terms of(List<CostRule> plan, NetworkSide side, @Nullable EligibilityAnswer answer) {
        List<CostRule> own = new ArrayList<>(
                plan.stream().filter(rule -> rule.network().covers(side)).toList());
        List<Benefit> said = answer == null
                ? List.of()
                : answer.benefits().stream()
                        .filter(benefit -> benefit.side().covers(side))
                        .toList();
        Terms terms = new Terms(side, own, said);
        Set<@Nullable ServiceCategory> kindsOfCare = new LinkedHashSet<>();
        said.forEach(benefit -> kindsOfCare.add(benefit.category()));
        for (ServiceCategory category : kindsOfCare) {
            terms.takeCopay(category);
            terms.takeApproval(category);
            for (CostRule.Per per : CostRule.Per.values()) {
                terms.takeDeductible(category, per);
                terms.takeLimit(category, per);
            }
        }
        return terms;
    }

    List<CostRule> rules() {
        return List.copyOf(rules);
    }

    /** By rule id, what the payer says is used up. */
    Map<String, Money> used() {
        return Map.copyOf(used);
    }

    /** Whether the payer, and not the plan, named the rule's figure. */
    boolean isThePayers(String rule) {
        return payers.contains(rule);
    }

    /** As {@link #used}, where a deductible of the year counts as met unless the payer said how much of it is left. */
    Map<String, Money> usedAtBest() {
        Map<String, Money> best = new HashMap<>(used);
        for (CostRule rule : rules) {
            if (rule instanceof CostRule.Deductible deductible && deductible.per() == CostRule.Per.YEAR) {
                best.putIfAbsent(deductible.id(), deductible.amount());
            }
        }
        return best;
    }

    private void takeCopay(@Nullable ServiceCategory category) {
        Optional<Benefit> percent = said(Kind.COPAY_PERCENT, category, b -> b.basisPoints() != null);
        Optional<Benefit> most = said(Kind.COPAY_MAXIMUM, category, b -> b.allowed() != null);
        Optional<Benefit> fixed = said(Kind.COPAY, category, b -> b.allowed() != null);
        Optional<CostRule> plans = plansCopay(category);
        String id = plans.filter(rule -> rule.category() == category)
                .map(CostRule::id)
                .orElse("payer:copay" + suffix(category));
        Optional<CostRule.CopayPercent> plansPercent =
                plans.filter(CostRule.CopayPercent.class::isInstance).map(CostRule.CopayPercent.class::cast);
        Optional<Integer> basisPoints =
                percent.map(Benefit::basisPoints).or(() -> plansPercent.map(CostRule.CopayPercent::basisPoints));
        if (percent.isPresent() || (most.isPresent() && plansPercent.isPresent() && fixed.isEmpty())) {
            Money cap = most.map(Benefit::allowed)
                    .or(() -> plansPercent.map(CostRule.CopayPercent::cap))
                    .orElse(null);
            replace(
                    rule -> isCopay(rule) && rule.category() == category,
                    new CostRule.CopayPercent(id, side, category, basisPoints.orElseThrow(), cap));
            most.ifPresent(benefit -> use(id, benefit));
        } else if (fixed.isPresent()) {
            replace(
                    rule -> isCopay(rule) && rule.category() == category,
                    new CostRule.CopayFixed(id, side, category, amount(fixed.get())));
            use(id, fixed.get());
        }
    }

    private void takeDeductible(@Nullable ServiceCategory category, CostRule.Per per) {
        said(Kind.DEDUCTIBLE, category, b -> b.allowed() != null && b.per() == per)
                .ifPresent(benefit -> {
                    Predicate<CostRule> same = rule -> rule instanceof CostRule.Deductible deductible
                            && deductible.per() == per
                            && deductible.category() == category;
                    String id = idOf(same, "deductible", category, per);
                    replace(same, new CostRule.Deductible(id, side, category, amount(benefit), per));
                    use(id, benefit);
                });
    }

    private void takeLimit(@Nullable ServiceCategory category, CostRule.Per per) {
        said(Kind.BENEFIT, category, b -> b.allowed() != null && b.per() == per).ifPresent(benefit -> {
            Predicate<CostRule> same = rule ->
                    rule instanceof CostRule.BenefitLimit limit && limit.per() == per && limit.category() == category;
            String id = idOf(same, "limit", category, per);
            replace(same, new CostRule.BenefitLimit(id, side, category, amount(benefit), per));
            use(id, benefit);
        });
    }

    private void takeApproval(@Nullable ServiceCategory category) {
        said(Kind.APPROVAL_LIMIT, category, b -> b.allowed() != null).ifPresent(benefit -> {
            Predicate<CostRule> same =
                    rule -> rule instanceof CostRule.ApprovalAbove above && above.category() == category;
            String id = idOf(same, "approval", category, CostRule.Per.VISIT);
            replace(same, new CostRule.ApprovalAbove(id, side, category, amount(benefit)));
        });
    }

    /** What the payer says for this side before what it says for any. */
    private Optional<Benefit> said(Kind kind, @Nullable ServiceCategory category, Predicate<Benefit> sound) {
        List<Benefit> found = benefits.stream()
                .filter(benefit -> benefit.kind() == kind && benefit.category() == category && sound.test(benefit))
                .toList();
        return found.stream()
                .filter(benefit -> benefit.side() == side)
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** The plan's copay for a kind of care: its own before the one for all, this side's before any. */
    private Optional<CostRule> plansCopay(@Nullable ServiceCategory category) {
        return rules.stream()
                .filter(rule -> isCopay(rule) && (rule.category() == category || rule.category() == null))
                .min((a, b) -> Integer.compare(width(a), width(b)));
    }

    private void replace(Predicate<CostRule> same, CostRule by) {
        rules.removeIf(same);
        rules.add(by);
        payers.add(by.id());
    }

    private void use(String id, Benefit benefit) {
        Money already = benefit.used();
        if (already != null) {
            used.put(id, already);
        }
    }

    private String idOf(Predicate<CostRule> same, String word, @Nullable ServiceCategory category, CostRule.Per per) {
        return rules.stream().filter(same).map(CostRule::id).findFirst().orElseGet(() -> {
            String span = per == CostRule.Per.YEAR ? "-year" : "";
            return "payer:" + word + suffix(category) + span;
        });
    }

    private static Money amount(Benefit benefit) {
        Money allowed = benefit.allowed();
        if (allowed == null) {
            throw new IllegalStateException("a benefit without an amount was taken for one with");
        }
        return allowed;
    }

    private static String suffix(@Nullable ServiceCategory category) {
        return category == null ? "" : "-" + category.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static int width(CostRule rule) {
        return (rule.category() == null ? 2 : 0) + (rule.network() == NetworkSide.ANY ? 1 : 0);
    }

    private static boolean isCopay(CostRule rule) {
        return rule instanceof CostRule.CopayPercent || rule instanceof CostRule.CopayFixed;
    }
}
