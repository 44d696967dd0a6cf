package health.mizan.reckoning;

import health.mizan.explanations.Percent;
import health.mizan.explanations.Sentence;
import health.mizan.explanations.Template;
import health.mizan.reckoning.Reason.Amount;
import health.mizan.sharing.Share.Step;
import java.util.List;

/** What each rule of a plan did, in words. */
final class RuleWords {

    private static final Template EXCLUDED = new Template(
            "The plan does not cover services worth %1$s: they are yours to pay.",
            "لا تغطي الوثيقة خدمات بقيمة %1$s، فهي على حسابك.");
    private static final Template DEDUCTIBLE = new Template(
            "Of %1$s, the first %3$s are yours to pay (deductible, %2$s of it were open).",
            "من %1$s تدفع أول %3$s (مبلغ التحمّل، والمتبقي منه %2$s).");
    private static final Template NOTHING = new Template("You pay nothing of %1$s.", "لا تدفع شيئًا من %1$s.");
    private static final Template PERCENT = new Template("You pay %1$s of %2$s: %3$s.", "تدفع %1$s من %2$s، أي %3$s.");
    private static final Template PERCENT_BELOW_CAP =
            new Template("You pay %1$s of %2$s, at most %4$s: %3$s.", "تدفع %1$s من %2$s، بحد أقصى %4$s، أي %3$s.");
    private static final Template PERCENT_CAPPED = new Template(
            "%1$s of %2$s would be %3$s; your share ends at %4$s.",
            "نسبة %1$s من %2$s تساوي %3$s، لكن حصتك تقف عند %4$s.");
    private static final Template FIXED = new Template(
            "You pay a set amount of %1$s for services worth %2$s: %3$s.",
            "تدفع مبلغًا ثابتًا قدره %1$s عن خدمات بقيمة %2$s، أي %3$s.");
    private static final Template LIMIT = new Template(
            "The payer would pay %1$s, but only %2$s are left of the benefit: %3$s become yours.",
            "كانت شركة التأمين ستدفع %1$s، لكن المتبقي من المنفعة %2$s فقط، فيصبح %3$s على حسابك.");
    private static final Template APPROVAL = new Template(
            "Services worth %1$s need the payer's approval first: it is asked for above %2$s.",
            "خدمات بقيمة %1$s تحتاج موافقة مسبقة من شركة التأمين: الموافقة مطلوبة فوق %2$s.");

    private RuleWords() {}

    static Sentence of(Step step) {
        return switch (step) {
            case Step.Excluded s -> EXCLUDED.with(s.amount());
            case Step.DeductibleTaken s -> DEDUCTIBLE.with(s.on(), s.left(), s.taken());
            case Step.PercentTaken s -> percent(s);
            case Step.FixedTaken s -> FIXED.with(s.set(), s.on(), s.taken());
            case Step.LimitReached s -> LIMIT.with(s.wanted(), s.left(), s.moved());
            case Step.ApprovalNeeded s -> APPROVAL.with(s.amount(), s.above());
        };
    }

    private static Sentence percent(Step.PercentTaken step) {
        Percent percent = new Percent(step.basisPoints());
        if (step.basisPoints() == 0) {
            return NOTHING.with(step.on());
        }
        if (step.cap() == null) {
            return PERCENT.with(percent, step.on(), step.taken());
        }
        return step.exact().exceeds(step.cap())
                ? PERCENT_CAPPED.with(percent, step.on(), step.exact(), step.cap())
                : PERCENT_BELOW_CAP.with(percent, step.on(), step.taken(), step.cap());
    }

    static List<Amount> amounts(Step step) {
        return switch (step) {
            case Step.Excluded s -> List.of(new Amount("patient", s.amount()));
            case Step.DeductibleTaken s ->
                List.of(new Amount("on", s.on()), new Amount("left", s.left()), new Amount("patient", s.taken()));
            case Step.PercentTaken s
            when s.cap() != null ->
                List.of(
                        new Amount("on", s.on()),
                        new Amount("exact", s.exact()),
                        new Amount("cap", s.cap()),
                        new Amount("patient", s.taken()));
            case Step.PercentTaken s ->
                List.of(new Amount("on", s.on()), new Amount("exact", s.exact()), new Amount("patient", s.taken()));
            case Step.FixedTaken s ->
                List.of(new Amount("on", s.on()), new Amount("set", s.set()), new Amount("patient", s.taken()));
            case Step.LimitReached s ->
                List.of(
                        new Amount("payer", s.wanted()),
                        new Amount("left", s.left()),
                        new Amount("patient", s.moved()));
            case Step.ApprovalNeeded s -> List.of(new Amount("on", s.amount()), new Amount("above", s.above()));
        };
    }
}
