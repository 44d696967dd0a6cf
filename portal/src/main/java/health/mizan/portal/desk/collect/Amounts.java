package health.mizan.portal.desk.collect;

import health.mizan.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a sum as people type it: {@code 380}, {@code 1,380.50}, {@code ٣٨٠٫٥}. */
final class Amounts {

    private static final Pattern PLAIN = Pattern.compile("\\d{1,10}(?:\\.\\d{1,3})?");

    private Amounts() {}

    /** Empty if it is no amount of the currency. */
    static Optional<Money> read(String typed, Currency currency) {
        StringBuilder folded = new StringBuilder();
        typed.strip()
                .codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT && c != ',' && c != '٬' && c != ' ')
                .map(c -> c == '٫' ? '.' : Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(folded::appendCodePoint);
        if (!PLAIN.matcher(folded).matches()) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(folded.toString());
        return amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()
                ? Optional.empty()
                : Optional.of(Money.of(amount, currency));
    }
}
