package health.mizan.sharing;

import health.mizan.money.Allocation;
import health.mizan.money.Money;
import health.mizan.sharing.CoveredVisit.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of one visit's sharing: which part of each line is whose so far, and what has been explained. */
final class VisitShares {

    private final CoveredVisit visit;
    private final Money nothing;
    private final Map<String, Money> payer = new LinkedHashMap<>();
    private final Map<String, Money> patient = new LinkedHashMap<>();
    private final Set<String> excluded = new HashSet<>();
    private final List<Share.Step> steps = new ArrayList<>();

    /** Null once something is without a bound. */
    private @Nullable Money atMost;

    VisitShares(CoveredVisit visit) {
        this.visit = visit;
        this.nothing = Money.zero(visit.lines().getFirst().allowed().currency());
        this.atMost = nothing;
        for (Line line : visit.lines()) {
            payer.put(line.id(), nothing.plus(line.allowed()));
            patient.put(line.id(), nothing);
        }
    }

    boolean isCovered(Line line) {
        return !excluded.contains(line.id());
    }

    void exclude(CostRule.Exclusion rule, List<Line> lines) {
        List<Line> covered = lines.stream().filter(this::isCovered).toList();
        Money amount = payerPart(covered);
        covered.forEach(line -> excluded.add(line.id()));
        if (!covered.isEmpty()) {
            move(amount, covered);
            raiseBound(amount);
            steps.add(new Share.Step.Excluded(rule.id(), amount));
        }
    }

    void deduct(CostRule.Deductible rule, List<Line> lines) {
        List<Line> covered = lines.stream().filter(this::isCovered).toList();
        if (covered.isEmpty()) {
            return;
        }
        Money on = payerPart(covered);
        Money left = left(rule.id(), rule.amount());
        Money taken = on.min(left);
        move(taken, covered);
        raiseBound(left);
        if (!taken.isZero()) {
            steps.add(new Share.Step.DeductibleTaken(rule.id(), on, left, taken));
        }
    }

    void takePercent(CostRule.CopayPercent rule, List<Line> lines) {
        Money on = payerPart(lines);
        Money exact = rule.of(on);
        Money cap = rule.cap() == null ? null : left(rule.id(), rule.cap());
        Money taken = cap == null ? exact : exact.min(cap);
        move(taken, lines);
        raiseBound(rule.basisPoints() == 0 ? nothing : cap);
        steps.add(new Share.Step.PercentTaken(rule.id(), on, rule.basisPoints(), exact, cap, taken));
    }

    void takeFixed(CostRule.CopayFixed rule, List<Line> lines) {
        Money on = payerPart(lines);
        Money set = left(rule.id(), rule.amount());
        Money taken = on.min(set);
        move(taken, lines);
        raiseBound(set);
        steps.add(new Share.Step.FixedTaken(rule.id(), on, set, taken));
    }

    void limit(CostRule.BenefitLimit rule, List<Line> lines) {
        Money wanted = payerPart(lines);
        Money left = left(rule.id(), rule.amount());
        if (wanted.exceeds(left)) {
            Money moved = wanted.minus(left);
            move(moved, lines);
            raiseBound(null);
            steps.add(new Share.Step.LimitReached(rule.id(), wanted, left, moved));
        }
    }

    void askAbove(CostRule.ApprovalAbove rule, List<Line> lines) {
        Money amount = lines.stream().filter(this::isCovered).map(Line::allowed).reduce(nothing, Money::plus);
        if (amount.exceeds(rule.amount())) {
            steps.add(new Share.Step.ApprovalNeeded(rule.id(), amount, rule.amount()));
        }
    }

    Share total() {
        Money mine = patient.values().stream().reduce(nothing, Money::plus);
        Money theirs = payer.values().stream().reduce(nothing, Money::plus);
        return new Share(mine.plus(theirs), mine, theirs, patient, atMost, steps);
    }

    private Money payerPart(List<Line> lines) {
        return lines.stream()
                .map(line -> payer.getOrDefault(line.id(), nothing))
                .reduce(nothing, Money::plus);
    }

    private Money left(String rule, Money whole) {
        return whole.minus(visit.used().getOrDefault(rule, nothing)).max(nothing);
    }

    /** From the payer to the patient, by the weight of what the payer has on each line: no line goes below zero. */
    private void move(Money amount, List<Line> lines) {
        if (amount.isZero()) {
            return;
        }
        List<Money> parts = Allocation.byWeight(
                amount,
                lines.stream()
                        .map(line -> payer.getOrDefault(line.id(), nothing).minor())
                        .toList());
        for (int i = 0; i < parts.size(); i++) {
            Money part = parts.get(i);
            payer.computeIfPresent(lines.get(i).id(), (id, before) -> before.minus(part));
            patient.computeIfPresent(lines.get(i).id(), (id, before) -> before.plus(part));
        }
    }

    private void raiseBound(@Nullable Money by) {
        atMost = atMost == null || by == null ? null : atMost.plus(by);
    }
}
