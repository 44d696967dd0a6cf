package health.mizan.adjudications;

import health.mizan.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/**
 * A decision in sums, or the difference of two. {@code list} = {@code benefit} + {@code patient} + {@code adjustment} +
 * {@code denied}, always; tax stands beside.
 */
public record Totals(Money list, Money benefit, Money tax, Money patient, Money adjustment, Money denied) {

    public Totals {
        if (!list.equals(benefit.plus(patient).plus(adjustment).plus(denied))) {
            throw new IllegalArgumentException("the parts of a decision are not its whole");
        }
    }

    public static Totals nothing(Currency currency) {
        Money zero = Money.zero(currency);
        return new Totals(zero, zero, zero, zero, zero, zero);
    }

    public static Totals of(Currency currency, List<DecidedLine> lines) {
        return new Totals(
                sum(currency, lines, DecidedLine::list),
                sum(currency, lines, DecidedLine::benefit),
                sum(currency, lines, DecidedLine::tax),
                sum(currency, lines, DecidedLine::patient),
                sum(currency, lines, DecidedLine::adjustment),
                sum(currency, lines, DecidedLine::denied));
    }

    public Money allowed() {
        return benefit.plus(patient);
    }

    Totals minus(Totals earlier) {
        return new Totals(
                list.minus(earlier.list),
                benefit.minus(earlier.benefit),
                tax.minus(earlier.tax),
                patient.minus(earlier.patient),
                adjustment.minus(earlier.adjustment),
                denied.minus(earlier.denied));
    }

    boolean isNothing() {
        return equals(nothing(list.currency()));
    }

    private static Money sum(Currency currency, List<DecidedLine> lines, Function<DecidedLine, Money> part) {
        return lines.stream().map(part).reduce(Money.zero(currency), Money::plus);
    }
}
