package health.mizan.sharing;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.money.Money;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A visit as the rules of a plan see it.
 *
 * @param side  in or out of the plan's network
 * @param lines at least one, all of one currency
 * @param used  by rule id, what earlier services already took of a deductible, of a cap of the same visit, or of a benefit
 *              limit; a rule that is absent is untouched
 */
public record CoveredVisit(NetworkSide side, List<Line> lines, Map<String, Money> used) {

    /**
     * One service of the visit.
     *
     * @param id      names the line in the answer
     * @param allowed the contract price: what payer and patient share
     */
    public record Line(String id, ServiceCategory category, Money allowed) {}

    public CoveredVisit {
        lines = List.copyOf(lines);
        used = Map.copyOf(used);
        if (side == NetworkSide.ANY) {
            throw new IllegalArgumentException("a visit is either in or out of the network");
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a visit has at least one line");
        }
        Set<String> names = new HashSet<>();
        for (Line line : lines) {
            if (line.allowed().isNegative() || !names.add(line.id())) {
                throw new IllegalArgumentException("lines have distinct ids and no negative amount: " + line.id());
            }
        }
    }

    public static CoveredVisit of(NetworkSide side, Line... lines) {
        return new CoveredVisit(side, List.of(lines), Map.of());
    }
}
