package health.mizan.balances;

import health.mizan.money.Allocation;
import health.mizan.money.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which lines a change of the applied money belongs to: by the largest remainder, no line above what it is due. */
public final class Spread {

    private Spread() {}

    /**
     * @param key names the line
     * @param due may have sunk below {@code paid} by a credit note
     */
    public record Line<K>(K key, Money due, Money paid) {

        Money open() {
            return due.minus(paid).max(Money.zero(due.currency()));
        }

        Money over() {
            return paid.minus(due).max(Money.zero(due.currency()));
        }

        Money rest() {
            return paid.minus(over());
        }
    }

    /**
     * @param change positive: spread over what is open; negative: taken first from what is paid above what is due, then
     *               from what is paid
     * @return by line, none zero
     */
    public static <K> Map<K, Money> of(Money change, List<Line<K>> lines) {
        Map<K, Money> parts = new LinkedHashMap<>();
        if (change.isPositive()) {
            add(parts, change, lines, Line::open);
        } else if (change.isNegative()) {
            Money over = lines.stream().map(Line::over).reduce(Money.zero(change.currency()), Money::plus);
            Money fromOver = change.max(over.negated());
            add(parts, fromOver, lines, Line::over);
            add(parts, change.minus(fromOver), lines, Line::rest);
        }
        parts.values().removeIf(Money::isZero);
        return parts;
    }

    private static <K> void add(
            Map<K, Money> parts, Money change, List<Line<K>> lines, Function<Line<K>, Money> weight) {
        if (change.isZero()) {
            return;
        }
        List<Money> shares = Allocation.byWeight(
                change, lines.stream().map(line -> weight.apply(line).minor()).toList());
        for (int i = 0; i < shares.size(); i++) {
            parts.merge(lines.get(i).key(), shares.get(i), Money::plus);
        }
    }
}
