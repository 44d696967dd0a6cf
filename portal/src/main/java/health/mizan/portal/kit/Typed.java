package health.mizan.portal.kit;

import health.mizan.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads figures as people type them: in either script's digits, with or without separators. */
public final class Typed {

    private static final Pattern PLAIN = Pattern.compile("\\d{1,10}(?:\\.\\d{1,3})?");

    private Typed() {}

    /** The same text with Latin digits and without marks that are not seen. */
    public static String digits(String typed) {
        StringBuilder folded = new StringBuilder();
        typed.strip()
                .codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Such as {@code 380}, {@code 1,380.50} or {@code ٣٨٠٫٥}; empty if it is no amount of the currency. */
    public static Optional<Money> sum(String typed, Currency currency) {
        String plain = digits(typed).replaceAll("[,٬ ]", "").replace('٫', '.');
        if (!PLAIN.matcher(plain).matches()) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(plain);
        return amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()
                ? Optional.empty()
                : Optional.of(Money.of(amount, currency));
    }
}
