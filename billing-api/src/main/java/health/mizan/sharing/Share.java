package health.mizan.sharing;

import health.mizan.money.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who pays what of a visit, and why.
 *
 * @param allowed       {@link #patient} plus {@link #payer}, always
 * @param patientByLine the patient's part of each line, by line id; adds up to {@link #patient}
 * @param atMost        the most the patient can come to pay for services of the same categories in this visit; null if
 *                      nothing bounds it: a percentage without a cap, or a benefit limit that has run out
 * @param steps         the rules that had an effect, in the order in which they were applied
 */
public record Share(
        Money allowed,
        Money patient,
        Money payer,
        Map<String, Money> patientByLine,
        @Nullable Money atMost,
        List<Step> steps) {

    public Share {
        patientByLine = Map.copyOf(patientByLine);
        steps = List.copyOf(steps);
        if (!patient.plus(payer).equals(allowed) || patient.isNegative() || payer.isNegative()) {
            throw new IllegalStateException("the parts are not the whole");
        }
    }

    /** What one rule did, with the numbers to show it by. */
    public sealed interface Step {

        /** The id of the plan's rule. */
        String rule();

        /** Services that the plan does not cover. */
        record Excluded(String rule, Money amount) implements Step {}

        /**
         * The first loss.
         *
         * @param on    the amount before
         * @param left  what was still open of the deductible
         * @param taken the lesser of the two
         */
        record DeductibleTaken(String rule, Money on, Money left, Money taken) implements Step {}

        /**
         * A percentage.
         *
         * @param on    the amount it is of
         * @param exact the percentage, rounded half up to the currency's minor unit
         * @param cap   what was still open of the cap; null without one
         * @param taken the lesser of the two
         */
        record PercentTaken(
                String rule,
                Money on,
                int basisPoints,
                Money exact,
                @Nullable Money cap,
                Money taken) implements Step {}

        /** A set amount, or all there was if that is less. */
        record FixedTaken(String rule, Money on, Money set, Money taken) implements Step {}

        /**
         * A benefit ran out.
         *
         * @param wanted what the payer would have paid
         * @param left   what was still open of the benefit
         * @param moved  the difference, now the patient's
         */
        record LimitReached(String rule, Money wanted, Money left, Money moved) implements Step {}

        /** The payer must approve before the service. */
        record ApprovalNeeded(String rule, Money amount, Money above) implements Step {}
    }

    public boolean needsApproval() {
        return steps.stream().anyMatch(Step.ApprovalNeeded.class::isInstance);
    }
}
