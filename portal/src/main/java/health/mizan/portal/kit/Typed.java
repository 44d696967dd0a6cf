package health.mizan.portal.kit;

import health.mizan.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads figures as people type them: in either script's digits, with or without separators. */
public final class Typed {

    /** A comma counts as a thousands separator before three digits only: in "38,50" it is meant as the decimal point. */
    private static final Pattern SUM =
            Pattern.compile("(?:\\d{1,10}|[1-9]\\d{0,2}([,٬ ])\\d{3}(?:\\1\\d{3}){0,2})(?:[.٫]\\d{1,3})?");

    private Typed() {}

    /** A number of ours that a form carries; null if it is none. */
    public static @Nullable UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

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
        String sum = digits(typed);
        if (!SUM.matcher(sum).matches()) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(sum.replaceAll("[,٬ ]", "").replace('٫', '.'));
        return amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()
                ? Optional.empty()
                : Optional.of(Money.of(amount, currency));
    }
}
