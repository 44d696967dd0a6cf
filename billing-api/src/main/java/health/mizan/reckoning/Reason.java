package health.mizan.reckoning;

import health.mizan.explanations.Sentence;
import health.mizan.money.Money;
import java.util.List;

/**
 * Why a figure is what it is: one rule that was applied.
 *
 * @param rule    its id: of the plan's rule, or one of ours
 * @param source  who made the rule, and where it is written
 * @param amounts the numbers it worked with, by name
 */
public record Reason(String rule, Source source, Sentence text, List<Amount> amounts) {

    /** Who made a rule. */
    public enum Maker {
        CONTRACT,
        PLAN,
        PAYER,
        MIZAN
    }

    /** @param reference such as a plan's code and version, or the id of the question the payer answered */
    public record Source(Maker maker, String reference) {}

    /** One number of the rule. */
    public record Amount(String name, Money value) {}

    public Reason {
        amounts = List.copyOf(amounts);
    }
}
