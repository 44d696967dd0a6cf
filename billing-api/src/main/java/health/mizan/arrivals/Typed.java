package health.mizan.arrivals;

import health.mizan.persons.Identifier;
import health.mizan.persons.IdentifierRules;
import java.util.regex.Pattern;

/**
 * What somebody typed or scanned at the desk, told by its shape. Its text form is a blank.
 *
 * @param text as it is looked for: Latin digits, a telephone number in international form
 */
public record Typed(Shape shape, String text) {

    /** What it looks like. */
    public enum Shape {
        NATIONAL_ID,
        IQAMA,
        TELEPHONE,
        /** Of a file, or of a document whose numbers have no shape of their own. */
        NUMBER,
        NAME,
        NOTHING
    }

    private static final int LONGEST = 100;
    private static final Pattern TEN_DIGITS = Pattern.compile("[12]\\d{9}");
    private static final Pattern SAUDI_MOBILE = Pattern.compile("(?:\\+966|00966|966|0)?(5\\d{8})");
    private static final Pattern INTERNATIONAL = Pattern.compile("(?:\\+|00)([1-9]\\d{6,14})");
    private static final Pattern NUMBER = Pattern.compile("(?=.*\\d)[\\p{L}\\d][\\p{L}\\d ./_-]*");
    private static final Pattern DIGITS_AND_MARKS = Pattern.compile("[+\\d ()./-]+");

    public static Typed read(String typed) {
        String text = folded(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed);
        if (text.isEmpty()) {
            return new Typed(Shape.NOTHING, "");
        }
        // As people write it: 1 012 345 672, or 055-123 4567.
        String close = DIGITS_AND_MARKS.matcher(text).matches() ? text.replaceAll("[ ()./-]", "") : text;
        if (TEN_DIGITS.matcher(close).matches()) {
            return new Typed(close.charAt(0) == '1' ? Shape.NATIONAL_ID : Shape.IQAMA, close);
        }
        var mobile = SAUDI_MOBILE.matcher(close);
        if (mobile.matches()) {
            return new Typed(Shape.TELEPHONE, "+966" + mobile.group(1));
        }
        var abroad = INTERNATIONAL.matcher(close);
        if (abroad.matches()) {
            return new Typed(Shape.TELEPHONE, "+" + abroad.group(1));
        }
        return new Typed(NUMBER.matcher(text).matches() ? Shape.NUMBER : Shape.NAME, text);
    }

    /** Whether it may be the whole number of a document or of a file. */
    public boolean isNumber() {
        return shape == Shape.NATIONAL_ID || shape == Shape.IQAMA || shape == Shape.NUMBER;
    }

    /** False if the last digit contradicts the others, as after a slip of the finger; true where there is none to check. */
    public boolean checkDigitFits() {
        return switch (shape) {
            case NATIONAL_ID ->
                IdentifierRules.check(Identifier.NATIONAL_ID, text).isEmpty();
            case IQAMA -> IdentifierRules.check(Identifier.IQAMA, text).isEmpty();
            case TELEPHONE, NUMBER, NAME, NOTHING -> true;
        };
    }

    /** Digits of any script as Latin ones; what only steers the direction of writing is dropped. */
    private static String folded(String typed) {
        StringBuilder folded = new StringBuilder(typed.length());
        typed.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .map(c -> Character.isWhitespace(c) || Character.isISOControl(c) ? ' ' : c)
                .forEach(folded::appendCodePoint);
        return folded.toString().strip();
    }

    @Override
    public String toString() {
        return "▮";
    }
}
