package health.mizan.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of one currency, held in its minor unit (halalas, fils, yen), so that no operation can lose a part.
 * May be negative. Arithmetic across currencies throws, and so does overflow.
 *
 * @param minor    the amount in minor units; 11500 is SAR 115.00 and KWD 11.500
 * @param currency an ISO 4217 currency that has minor units; metals and test codes are refused
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency + " has no minor unit and cannot be charged");
        }
    }

    public static Money ofMinor(long minor, String currencyCode) {
        return new Money(minor, Currency.getInstance(currencyCode));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * The exact amount; rounding is a named business rule, never a side effect of construction.
     *
     * @throws ArithmeticException if {@code amount} has more decimals than the currency, or does not fit
     */
    public static Money of(BigDecimal amount, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        return new Money(
                amount.setScale(digits, RoundingMode.UNNECESSARY)
                        .unscaledValue()
                        .longValueExact(),
                currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public Money times(long count) {
        return new Money(Math.multiplyExact(minor, count), currency);
    }

    public boolean exceeds(Money other) {
        return compareTo(other) > 0;
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public Money min(Money other) {
        return exceeds(other) ? other : this;
    }

    public Money max(Money other) {
        return exceeds(other) ? this : other;
    }

    /** The amount in major units with exactly the currency's decimals, as in {@code 115.00}. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    /** Orders by amount; amounts of two currencies have no order and throw. */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    /** For logs and messages to developers; people see what the portal formats for their language. */
    @Override
    public String toString() {
        return currency + " " + toDecimal().toPlainString();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }
}
