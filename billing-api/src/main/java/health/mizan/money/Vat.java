package health.mizan.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Value added tax on one part of a line. The patient's part and the insurer's part of the same service may carry
 * different tax (a Saudi citizen's part is zero-rated, the insurer's is not), so tax belongs to the part.
 *
 * @param category    what kind of supply it is
 * @param basisPoints the rate in hundredths of a percent: 1500 is 15 %; zero unless the category is standard
 * @param net         the taxable amount
 * @param tax         what {@link #on} computed; kept, never recomputed from a paid sum
 */
public record Vat(VatCategory category, int basisPoints, Money net, Money tax) {

    public Vat {
        if (basisPoints < 0 || basisPoints > 10_000) {
            throw new IllegalArgumentException("a VAT rate lies between 0 and 100 %");
        }
        if (category != VatCategory.STANDARD && (basisPoints != 0 || !tax.isZero())) {
            throw new IllegalArgumentException(category + " carries no tax");
        }
        net.plus(tax); // refuses two currencies
    }

    /** Tax of one line: two decimals (or the currency's), half up, per line, as ZATCA's rounding rule asks. */
    public static Vat on(Money net, VatCategory category, int basisPoints) {
        long tax = BigDecimal.valueOf(net.minor())
                .multiply(BigDecimal.valueOf(basisPoints, 4))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return new Vat(category, basisPoints, net, new Money(tax, net.currency()));
    }

    public Money gross() {
        return net.plus(tax);
    }
}
