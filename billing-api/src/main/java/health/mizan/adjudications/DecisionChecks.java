package health.mizan.adjudications;

import health.mizan.money.Money;
import health.mizan.remarks.Remark;
import health.mizan.remarks.Remark.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
     * @return what is wrong; empty if nothing is
     */
    static List<Remark> faults(List<Asked> asked, List<Answered> answered, @Nullable Money tolerance) {
        List<Remark> faults = new ArrayList<>();
        Map<Integer, Asked> open = new TreeMap<>();
        asked.forEach(line -> open.put(line.sequence(), line));
        Set<Integer> seen = new HashSet<>();
        for (Answered line : answered) {
            Asked question = open.get(line.sequence());
            if (!seen.add(line.sequence())) {
                faults.add(Remark.at(line.sequence(), Kind.LINE_TWICE));
            } else if (question == null) {
                faults.add(Remark.at(line.sequence(), Kind.LINE_NOT_SUBMITTED));
            } else {
                faults.addAll(amounts(question, line, tolerance));
            }
        }
        open.keySet().stream()
                .filter(sequence -> !seen.contains(sequence))
                .forEach(sequence -> faults.add(Remark.at(sequence, Kind.LINE_NOT_DECIDED)));
        return List.copyOf(faults);
    }

    private static List<Remark> amounts(Asked question, Answered line, @Nullable Money tolerance) {
        int at = line.sequence();
        List<Money> amounts = List.of(line.allowed(), line.benefit(), line.tax(), line.patient());
        if (amounts.stream()
                .anyMatch(amount -> !amount.currency().equals(question.net().currency()))) {
            return List.of(Remark.currency(at, question.net().currency().getCurrencyCode()));
        }
        if (amounts.stream().anyMatch(Money::isNegative)) {
            return List.of(Remark.at(at, Kind.BELOW_ZERO));
        }
        List<Remark> faults = new ArrayList<>();
        if (!line.benefit().plus(line.patient()).equals(line.allowed())) {
            faults.add(Remark.at(at, Kind.PARTS_DIFFER, line.benefit(), line.patient(), line.allowed()));
        }
        if (tolerance != null && line.allowed().exceeds(question.net().plus(tolerance))) {
            faults.add(Remark.at(at, Kind.ABOVE_ASKED, line.allowed(), question.net()));
        }
        return faults;
    }
}
