package health.mizan.figures;

import health.mizan.money.Money;
import java.util.List;

/**
 * What a list adds up to.
 *
 * @param amounts one per currency that is in the list, in the order of their codes; none if the list is empty
 * @param count   how many rows it has
 */
public record Total(List<Money> amounts, long count) {

    public Total {
        amounts = List.copyOf(amounts);
    }

    static Total of(List<Part> parts) {
        return new Total(
                parts.stream().map(Part::amount).toList(),
                parts.stream().mapToLong(Part::count).sum());
    }

    /** Of one currency. */
    record Part(Money amount, long count) {}
}
