package health.mizan.bounds;

import health.mizan.bounds.OutOfBounds.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Judges a number by its characters. Converting it first would be the attack: {@code 1e999999999} is eleven characters
 * and, written out, a gigabyte.
 */
final class DecimalText {

    static final int MAX_DIGITS = 40;
    static final int MAX_EXPONENT = 20;

    /**
     * Text that merely looks like a number gets more room, because codes look like that too: 1E32 is an ICD-11 code,
     * and a bar code may have 48 digits. Up to here writing the number out is still harmless.
     */
    static final int MAX_EXPONENT_IN_TEXT = 999;

    static final int MAX_DIGITS_IN_TEXT = 128;

    private DecimalText() {}

    /** What is wrong with a number as a JSON parser recognised it; null if nothing. */
    static @Nullable Rule number(char[] text, int offset, int length) {
        return judge(text, offset, length, MAX_DIGITS, MAX_EXPONENT);
    }

    /** What is wrong with a text, should somebody read it as a number; null if nothing or if it is none. */
    static @Nullable Rule text(char[] text, int offset, int length) {
        return isNumber(text, offset, offset + length)
                ? judge(text, offset, length, MAX_DIGITS_IN_TEXT, MAX_EXPONENT_IN_TEXT)
                : null;
    }

    /** Whether a {@link java.math.BigDecimal} can be made of it; many a UUID is of digits, dashes and one e. */
    private static boolean isNumber(char[] text, int from, int to) {
        int i = afterDigits(text, afterSign(text, from, to), to);
        if (i < to && text[i] == '.') {
            i = afterDigits(text, i + 1, to);
        }
        if (i < to && (text[i] == 'e' || text[i] == 'E')) {
            i = afterDigits(text, afterSign(text, i + 1, to), to);
        }
        return i == to;
    }

    private static int afterSign(char[] text, int at, int to) {
        return at < to && (text[at] == '+' || text[at] == '-') ? at + 1 : at;
    }

    private static int afterDigits(char[] text, int at, int to) {
        int i = at;
        while (i < to && isDigit(text[i])) {
            i++;
        }
        return i;
    }

    private static @Nullable Rule judge(char[] text, int offset, int length, int maxDigits, int maxExponent) {
        int digits = 0;
        int i = offset;
        int end = offset + length;
        for (; i < end && text[i] != 'e' && text[i] != 'E'; i++) {
            if (isDigit(text[i]) && ++digits > maxDigits) {
                return Rule.DIGITS;
            }
        }
        int exponent = 0;
        for (; i < end; i++) {
            if (isDigit(text[i])) {
                exponent = exponent * 10 + Character.digit(text[i], 10);
                if (exponent > maxExponent) {
                    return Rule.EXPONENT;
                }
            }
        }
        return null;
    }

    /** In any script, for a number may be written in any: ٣٥ is 35. */
    private static boolean isDigit(char c) {
        return Character.isDigit(c);
    }
}
