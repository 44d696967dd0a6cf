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
        if (length == 0 || !startsLikeNumber(text[offset])) {
            return null;
        }
        for (int i = offset + 1; i < offset + length; i++) {
            char c = text[i];
            if (!isDigit(c) && c != '.' && c != 'e' && c != 'E' && c != '+' && c != '-') {
                return null;
            }
        }
        return judge(text, offset, length, MAX_DIGITS_IN_TEXT, MAX_EXPONENT_IN_TEXT);
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
                exponent = exponent * 10 + (text[i] - '0');
                if (exponent > maxExponent) {
                    return Rule.EXPONENT;
                }
            }
        }
        return null;
    }

    private static boolean startsLikeNumber(char c) {
        return isDigit(c) || c == '-' || c == '+' || c == '.';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
