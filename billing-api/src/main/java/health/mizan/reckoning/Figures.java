package health.mizan.reckoning;

import health.mizan.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a visit will probably cost whom. Amounts are without tax. Services without a price are in no figure.
 *
 * @param list          what the clinic's own list asks
 * @param allowed       what payer and patient share; {@link #expected} plus {@link #payer}
 * @param expected      the patient's share if everything is accepted as ordered
 * @param low           the least it can come to by these rules: the payer accepts the service that opens the visit and
 *                      denies the others without making the patient liable, and what is counted by the year is used up
 *                      already. What the plan excludes is the patient's all the same
 * @param most          the most it can come to for care of these kinds in this visit, whatever is added; null if nothing
 *                      bounds it
 * @param needsApproval whether the payer must approve beforehand
 * @param insured       false if the patient pays the whole price, by choice or because the cover does not hold
 * @param certain       true if the payer itself has said what it covers, or does not matter
 * @param lines         one per service
 * @param reasons       in the order in which the rules were applied
 */
public record Figures(
        Money list,
        Money allowed,
        Money payer,
        Money low,
        Money expected,
        @Nullable Money most,
        boolean needsApproval,
        boolean insured,
        boolean certain,
        List<Line> lines,
        List<Reason> reasons) {

    /**
     * One service.
     *
     * @param list null, as the other amounts are, for a service without a price
     */
    public record Line(
            String id,
            String code,
            @Nullable Money list,
            @Nullable Money allowed,
            @Nullable Money patient,
            @Nullable Money payer) {

        public boolean priced() {
            return allowed != null;
        }
    }

    public Figures {
        lines = List.copyOf(lines);
        reasons = List.copyOf(reasons);
        if (!expected.plus(payer).equals(allowed)
                || low.isNegative()
                || low.exceeds(expected)
                || (most != null && expected.exceeds(most))) {
            throw new IllegalStateException("the figures contradict each other");
        }
    }

    /** Whether every service has a price. */
    public boolean complete() {
        return lines.stream().allMatch(Line::priced);
    }
}
