package health.mizan.bounds;

import health.mizan.bounds.OutOfBounds.Rule;
import org.jspecify.annotations.Nullable;

/** Finds characters that escapes let through although nothing further on can store or write them. */
final class Characters {

    private Characters() {}

    /** Null if nothing is wrong. */
    static @Nullable Rule fault(char[] text, int offset, int length) {
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            char c = text[i];
            if (c == 0) {
                return Rule.NUL; // PostgreSQL stores no U+0000 in text
            }
            if (isNoCharacterOfXml(c)) {
                return Rule.CONTROL;
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == end || !Character.isLowSurrogate(text[i + 1])) {
                    return Rule.LONE_SURROGATE;
                }
                i++;
            }
        }
        return null;
    }

    /** What XML 1.0 cannot write in any form, and R4 forbids in strings (2.24.0.1). */
    private static boolean isNoCharacterOfXml(char c) {
        return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == '\uFFFE' || c == '\uFFFF';
    }
}
