package health.mizan.explanations;

import health.mizan.money.Money;
import java.util.Arrays;
import java.util.Locale;

/**
 * A sentence with places for values, {@code %1$s} and so on, the same places in both languages. Arabic text has Latin
 * digits, as Saudi bills do, and wraps each value in marks that keep its parts in order (Unicode UAX 9, isolates).
 */
public record Template(String en, String ar) {

    private static final Locale ARABIC = Locale.of("ar");
    private static final char ISOLATE = '\u2066';
    private static final char END_OF_ISOLATE = '\u2069';

    /** @param values money, percentages, sentences, and whatever has a plain text form */
    public Sentence with(Object... values) {
        return new Sentence(filled(en, values, false), filled(ar, values, true));
    }

    private static String filled(String pattern, Object[] values, boolean arabic) {
        Object[] texts = Arrays.stream(values)
                .map(value -> arabic ? arabic(value) : english(value))
                .toArray();
        return String.format(Locale.ROOT, pattern, texts);
    }

    private static String english(Object value) {
        return switch (value) {
            case Money money ->
                money.currency().getCurrencyCode() + " " + money.toDecimal().toPlainString();
            case Percent percent -> percent.digits() + " %";
            case Sentence sentence -> sentence.en();
            default -> value.toString();
        };
    }

    private static String arabic(Object value) {
        return switch (value) {
            case Money money ->
                isolated(money.toDecimal().toPlainString()) + " "
                        + money.currency().getDisplayName(ARABIC);
            case Percent percent -> isolated(percent.digits() + "%");
            case Sentence sentence -> sentence.ar();
            default -> isolated(value.toString());
        };
    }

    private static String isolated(String text) {
        return ISOLATE + text + END_OF_ISOLATE;
    }
}
