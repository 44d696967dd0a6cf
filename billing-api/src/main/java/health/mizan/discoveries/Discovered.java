package health.mizan.discoveries;

import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.parties.Phi;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a payer knows of a number. Its text form is a blank.
 *
 * @param cover the cover that it answers for; null if it named none
 */
public record Discovered(EligibilityAnswer answer, @Nullable Cover cover) {

    /**
     * A cover as the payer names it. What it left out is null.
     *
     * @param plan  the payer's code of the plan
     * @param until the last day, included
     */
    public record Cover(
            @Nullable Phi<String> memberNumber,
            @Nullable String plan,
            @Nullable String network,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    @Override
    public String toString() {
        return "▮";
    }
}
