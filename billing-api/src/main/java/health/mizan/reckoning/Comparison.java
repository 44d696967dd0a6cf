package health.mizan.reckoning;

import health.mizan.explanations.Sentence;
import health.mizan.explanations.Template;
import health.mizan.money.Money;
import health.mizan.reckoning.Figures.Line;
import health.mizan.reckoning.Reason.Amount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was estimated beside what the payer decided.
 *
 * @param expected    the patient's share as estimated
 * @param decided     as decided
 * @param withinBound whether the decision stayed at or below the bound that was told; true if there was none
 * @param differences line by line; empty if the payer decided as expected
 * @param summary     all of it in one sentence
 */
public record Comparison(
        Money expected, Money decided, boolean withinBound, List<Difference> differences, Sentence summary) {

    /** In what a line differs. */
    public enum Kind {
        DENIED_LINE,
        OTHER_ALLOWED,
        OTHER_SHARE,
        /** It had no price when the estimate was made. */
        PRICE,
        /** Decided and not estimated: it was ordered afterwards. */
        EXTRA_LINE,
        /** Estimated and not decided: it was not given, or not billed to this payer. */
        MISSING_LINE
    }

    /**
     * One difference.
     *
     * @param line    as the estimate names its lines
     * @param patient by how much the patient's share changed; negative if it is less
     */
    public record Difference(Kind kind, String line, String code, Money patient, Sentence text, List<Amount> amounts) {
        public Difference {
            amounts = List.copyOf(amounts);
        }
    }

    /**
     * The payer's decision on one line.
     *
     * @param line     as the estimate names its lines
     * @param reason   the payer's code for what was denied; null if nothing was
     * @param patient  the patient's share as decided, with what was denied and falls to the patient
     */
    public record Decided(
            String line,
            String code,
            boolean denied,
            Money allowed,
            Money patient,
            @Nullable String reason) {}

    private static final Template AS_EXPECTED = new Template(
            "The payer decided as expected: your share is %1$s.", "قررت شركة التأمين كما هو متوقع: حصتك %1$s.");
    private static final Template LESS = new Template(
            "Your share is %1$s instead of %2$s: %3$s less than estimated.",
            "حصتك %1$s بدلًا من %2$s: أقل من التقدير بمقدار %3$s.");
    private static final Template MORE = new Template(
            "Your share is %1$s instead of %2$s: %3$s more than estimated.",
            "حصتك %1$s بدلًا من %2$s: أكثر من التقدير بمقدار %3$s.");
    private static final Template SAME_SUM = new Template(
            "Your share is %1$s as estimated, though single lines differ.",
            "حصتك %1$s كما في التقدير، مع اختلاف في بعض البنود.");
    private static final Template DENIED = new Template(
            "%1$s was denied (reason %4$s): of %2$s allowed in the estimate, your share changes from %3$s to %5$s.",
            "رُفضت الخدمة %1$s (السبب %4$s): من %2$s المسموح بها في التقدير تغيرت حصتك من %3$s إلى %5$s.");
    private static final Template ALLOWED = new Template(
            "The payer allowed %3$s for %1$s instead of %2$s; your share of it changes from %4$s to %5$s.",
            "سمحت شركة التأمين بمبلغ %3$s للخدمة %1$s بدلًا من %2$s، وتغيرت حصتك منها من %4$s إلى %5$s.");
    private static final Template SHARE =
            new Template("Your share of %1$s is %3$s instead of %2$s.", "حصتك من الخدمة %1$s هي %3$s بدلًا من %2$s.");
    private static final Template PRICED = new Template(
            "%1$s had no price when the estimate was made; it was allowed %2$s, of which %3$s are yours.",
            "لم يكن للخدمة %1$s سعر عند التقدير، والمسموح به %2$s منها %3$s على حسابك.");
    private static final Template EXTRA = new Template(
            "%1$s was not in the estimate; it was allowed %2$s, of which %3$s are yours.",
            "لم تكن الخدمة %1$s في التقدير، والمسموح به %2$s منها %3$s على حسابك.");
    private static final Template MISSING = new Template(
            "%1$s was in the estimate with %2$s of yours and was not billed to the payer.",
            "كانت الخدمة %1$s في التقدير وحصتك منها %2$s، ولم تُرسل إلى شركة التأمين.");

    public Comparison {
        differences = List.copyOf(differences);
    }

    /** @param decisions one per line of the claim, at least one */
    public static Comparison of(Figures estimate, List<Decided> decisions) {
        Money nothing = Money.zero(estimate.expected().currency());
        Map<String, Line> open = new HashMap<>();
        estimate.lines().forEach(line -> open.put(line.id(), line));
        List<Difference> differences = new ArrayList<>();
        for (Decided decision : decisions) {
            Line line = open.remove(decision.line());
            Difference difference = line == null ? extra(decision) : difference(line, decision);
            if (difference != null) {
                differences.add(difference);
            }
        }
        estimate.lines().stream()
                // What is free, or has no price, is on no claim.
                .filter(line -> open.containsKey(line.id())
                        && line.allowed() != null
                        && line.allowed().isPositive())
                .forEach(line -> differences.add(missing(line, nothing)));
        Money decided = decisions.stream().map(Decided::patient).reduce(nothing, Money::plus);
        Money most = estimate.most();
        return new Comparison(
                estimate.expected(),
                decided,
                most == null || !decided.exceeds(most),
                differences,
                summary(estimate.expected(), decided, differences.isEmpty()));
    }

    private static @Nullable Difference difference(Line line, Decided decision) {
        Money allowed = line.allowed();
        Money patient = line.patient();
        if (allowed == null || patient == null) {
            return new Difference(
                    Kind.PRICE,
                    line.id(),
                    line.code(),
                    decision.patient(),
                    PRICED.with(line.code(), decision.allowed(), decision.patient()),
                    decided(decision));
        }
        Money by = decision.patient().minus(patient);
        if (decision.denied()) {
            String reason = decision.reason() == null ? "-" : decision.reason();
            Sentence text = DENIED.with(line.code(), allowed, patient, reason, decision.patient());
            return new Difference(Kind.DENIED_LINE, line.id(), line.code(), by, text, both(allowed, patient, decision));
        }
        if (!decision.allowed().equals(allowed)) {
            Sentence text = ALLOWED.with(line.code(), allowed, decision.allowed(), patient, decision.patient());
            return new Difference(
                    Kind.OTHER_ALLOWED, line.id(), line.code(), by, text, both(allowed, patient, decision));
        }
        if (!by.isZero()) {
            Sentence text = SHARE.with(line.code(), patient, decision.patient());
            return new Difference(Kind.OTHER_SHARE, line.id(), line.code(), by, text, both(allowed, patient, decision));
        }
        return null;
    }

    private static Difference extra(Decided decision) {
        return new Difference(
                Kind.EXTRA_LINE,
                decision.line(),
                decision.code(),
                decision.patient(),
                EXTRA.with(decision.code(), decision.allowed(), decision.patient()),
                decided(decision));
    }

    private static Difference missing(Line line, Money nothing) {
        Money patient = line.patient() == null ? nothing : line.patient();
        return new Difference(
                Kind.MISSING_LINE,
                line.id(),
                line.code(),
                patient.negated(),
                MISSING.with(line.code(), patient),
                List.of(new Amount("estimated-patient", patient)));
    }

    private static List<Amount> decided(Decided decision) {
        return List.of(new Amount("allowed", decision.allowed()), new Amount("patient", decision.patient()));
    }

    private static List<Amount> both(Money allowed, Money patient, Decided decision) {
        return List.of(
                new Amount("estimated-allowed", allowed),
                new Amount("estimated-patient", patient),
                new Amount("allowed", decision.allowed()),
                new Amount("patient", decision.patient()));
    }

    private static Sentence summary(Money expected, Money decided, boolean same) {
        if (same) {
            return AS_EXPECTED.with(decided);
        }
        int order = decided.compareTo(expected);
        return order == 0
                ? SAME_SUM.with(decided)
                : order < 0
                        ? LESS.with(decided, expected, expected.minus(decided))
                        : MORE.with(decided, expected, decided.minus(expected));
    }
}
