package health.mizan.pricing;

import health.mizan.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The rule by which a contract takes a percentage off: what remains of a line is rounded half up to the currency's minor
 * unit, once per line and not per piece, so that twelve tablets cost what the contract says and not twelve roundings.
 *
 * @param basisPoints 1500 takes 15 % off
 */
public record PercentOff(int basisPoints) {

    private static final int WHOLE = 10_000;

    public PercentOff {
        if (basisPoints < 0 || basisPoints >= WHOLE) {
            throw new IllegalArgumentException("a contract takes off less than the whole: " + basisPoints);
        }
    }

    /** What remains of a line. */
    public Money from(Money line) {
        long minor = BigDecimal.valueOf(line.minor())
                .multiply(BigDecimal.valueOf(WHOLE - basisPoints, 4))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return new Money(minor, line.currency());
    }
}
