package health.mizan.sharing;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.sharing.CoveredVisit.Line;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Shares a visit between payer and patient by a plan's rules: exclusions first, then deductibles, then copays with their
 * caps, then benefit limits. The same rules and visit always give the same share, halala by halala. The cap of a copay
 * does not include the deductible.
 */
public final class CostSharing {

    private final List<CostRule> rules;

    private CostSharing(List<CostRule> rules) {
        this.rules = List.copyOf(rules);
    }

    public static CostSharing by(List<CostRule> rules) {
        return new CostSharing(rules);
    }

    /** @throws IllegalArgumentException if the rules say nothing about a line, which a saved plan's always do */
    public Share of(CoveredVisit visit) {
        VisitShares shares = new VisitShares(visit);
        applyExclusions(visit, shares);
        applyDeductibles(visit, shares);
        applyCopays(visit, shares);
        applyLimits(visit, shares);
        askForApproval(visit, shares);
        return shares.total();
    }

    private void applyExclusions(CoveredVisit visit, VisitShares shares) {
        for (CostRule.Exclusion rule : all(CostRule.Exclusion.class)) {
            shares.exclude(
                    rule,
                    visit.lines().stream()
                            .filter(line -> covers(rule, visit, line))
                            .toList());
        }
    }

    private void applyDeductibles(CoveredVisit visit, VisitShares shares) {
        for (CostRule.Deductible rule : all(CostRule.Deductible.class)) {
            shares.deduct(rule, linesFor(rule, visit, sameSpan(rule)));
        }
    }

    private void applyCopays(CoveredVisit visit, VisitShares shares) {
        List<CostRule> copays = rules.stream().filter(CostSharing::isCopay).toList();
        for (Line line : visit.lines()) {
            if (shares.isCovered(line) && narrowest(copays, visit, line).isEmpty()) {
                throw new IllegalArgumentException("the plan has no copay rule for " + line.category());
            }
        }
        for (CostRule rule : copays) {
            List<Line> lines = linesFor(rule, visit, copays).stream()
                    .filter(shares::isCovered)
                    .toList();
            if (lines.isEmpty()) {
                continue;
            }
            switch (rule) {
                case CostRule.CopayPercent percent -> shares.takePercent(percent, lines);
                case CostRule.CopayFixed fixed -> shares.takeFixed(fixed, lines);
                default -> throw new IllegalStateException("not a copay: " + rule.id());
            }
        }
    }

    /** Every limit binds, the narrower before the wider: what dental leaves to the payer still counts for the year. */
    private void applyLimits(CoveredVisit visit, VisitShares shares) {
        all(CostRule.BenefitLimit.class).stream()
                .sorted(Comparator.comparing(CostSharing::width))
                .forEach(rule -> shares.limit(
                        rule,
                        visit.lines().stream()
                                .filter(line -> covers(rule, visit, line))
                                .toList()));
    }

    private void askForApproval(CoveredVisit visit, VisitShares shares) {
        List<CostRule.ApprovalAbove> approvals = all(CostRule.ApprovalAbove.class);
        for (CostRule.ApprovalAbove rule : approvals) {
            shares.askAbove(rule, linesFor(rule, visit, approvals));
        }
    }

    /** The lines for which {@code rule} is the narrowest of {@code rivals}. */
    private static List<Line> linesFor(CostRule rule, CoveredVisit visit, List<? extends CostRule> rivals) {
        return visit.lines().stream()
                .filter(line -> narrowest(rivals, visit, line)
                        .filter(narrowest -> narrowest.id().equals(rule.id()))
                        .isPresent())
                .toList();
    }

    private static Optional<CostRule> narrowest(List<? extends CostRule> rivals, CoveredVisit visit, Line line) {
        return rivals.stream()
                .filter(rule -> covers(rule, visit, line))
                .<CostRule>map(rule -> rule)
                .min(Comparator.comparing(CostSharing::width));
    }

    /** 0 for a category on one network side, 3 for everything everywhere. */
    private static int width(CostRule rule) {
        return (rule.category() == null ? 2 : 0) + (rule.network() == NetworkSide.ANY ? 1 : 0);
    }

    private static boolean covers(CostRule rule, CoveredVisit visit, Line line) {
        ServiceCategory category = rule.category();
        return rule.network().covers(visit.side()) && (category == null || category == line.category());
    }

    private List<CostRule.Deductible> sameSpan(CostRule.Deductible rule) {
        return all(CostRule.Deductible.class).stream()
                .filter(other -> other.per() == rule.per())
                .toList();
    }

    private <R extends CostRule> List<R> all(Class<R> kind) {
        return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static boolean isCopay(CostRule rule) {
        return rule instanceof CostRule.CopayPercent || rule instanceof CostRule.CopayFixed;
    }
}
