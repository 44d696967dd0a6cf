package health.mizan.adjudications;

import health.mizan.money.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a decision answers what was asked and adds up. One that does not is kept for a person and never posted: a
 * payer's slip must not become a patient's debt.
 */
final class DecisionChecks {

    private DecisionChecks() {}

    /**
     * @param tolerance what a line may be allowed above what was asked, for another way of rounding;
     *     null for as much as it is
     * @return what is wrong, in words without a person in them; empty if nothing is
     */
    static List<String> faults(List<Asked> asked, List<Answered> answered, @Nullable Money tolerance) {
        List<String> faults = new ArrayList<>();
        Map<Integer, Asked> open = new TreeMap<>();
        asked.forEach(line -> open.put(line.sequence(), line));
        Set<Integer> seen = new HashSet<>();
        for (Answered line : answered) {
            Asked question = open.get(line.sequence());
            if (!seen.add(line.sequence())) {
                faults.add("line " + line.sequence() + " is decided twice");
            } else if (question == null) {
                faults.add("line " + line.sequence() + " was not submitted");
            } else {
                faults.addAll(amounts(question, line, tolerance));
            }
        }
        open.keySet().stream()
                .filter(sequence -> !seen.contains(sequence))
                .forEach(sequence -> faults.add("line " + sequence + " is not decided"));
        return List.copyOf(faults);
    }

    private static List<String> amounts(Asked question, Answered line, @Nullable Money tolerance) {
        String at = "line " + line.sequence() + ": ";
        List<Money> amounts = List.of(line.allowed(), line.benefit(), line.tax(), line.patient());
        if (amounts.stream()
                .anyMatch(amount -> !amount.currency().equals(question.net().currency()))) {
            return List.of(at + "another currency than " + question.net().currency());
        }
        if (amounts.stream().anyMatch(Money::isNegative)) {
            return List.of(at + "an amount below zero");
        }
        return Stream.of(
                        line.benefit().plus(line.patient()).equals(line.allowed())
                                ? ""
                                : at + "benefit " + line.benefit() + " and patient share " + line.patient()
                                        + " are not the allowed " + line.allowed(),
                        tolerance != null
                                        && line.allowed().exceeds(question.net().plus(tolerance))
                                ? at + "allowed " + line.allowed() + " is more than the " + question.net() + " asked"
                                : "")
                .filter(fault -> !fault.isEmpty())
                .toList();
    }
}
