package health.mizan.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an amount from outside text. Accepts plain ASCII decimals only: no exponent (a 12-character exponent can cost
 * minutes of CPU), no sign but a leading minus, no grouping, no other script's digits, no surplus decimals.
 */
public final class MoneyText {

    /** 15 digits before the point keep every currency inside a long of minor units. */
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,14})(?:\\.([0-9]{1,4}))?");

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private MoneyText() {}

    /**
     * @param amount   as in {@code 115.00}; fewer decimals than the currency has are fine, more are refused
     * @param currency an ISO 4217 code in capitals
     * @throws IllegalArgumentException with a sentence that can be shown to the sender
     */
    public static Money parse(String amount, String currency) {
        return parse(amount, currency(currency));
    }

    /** As {@link #parse(String, String)}, for a currency already known. */
    public static Money parse(String amount, Currency currency) {
        Matcher decimal = DECIMAL.matcher(amount);
        if (!decimal.matches()) {
            throw new IllegalArgumentException(
                    "an amount is written as digits with an optional decimal point, as in 115.00");
        }
        int digits = currency.getDefaultFractionDigits();
        String fraction = decimal.group(2);
        if (fraction != null && fraction.length() > digits) {
            throw new IllegalArgumentException(currency + " has " + digits + " decimals");
        }
        return Money.of(new BigDecimal(amount), currency);
    }

    /** @throws IllegalArgumentException if the code is not an ISO 4217 currency that can be charged */
    public static Currency currency(String code) {
        if (CODE.matcher(code).matches()) {
            try {
                Currency currency = Currency.getInstance(code);
                if (currency.getDefaultFractionDigits() >= 0) {
                    return currency;
                }
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException("unknown ISO 4217 currency code", unknown);
            }
        }
        throw new IllegalArgumentException("a currency is a three-letter ISO 4217 code such as SAR");
    }
}
