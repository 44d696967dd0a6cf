package health.mizan.idempotency;

import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.List;

/** Reads the Idempotency-Key header (IETF draft-ietf-httpapi-idempotency-key-header-07, section 2.1). */
final class IdempotencyHeader {

    static final String NAME = "Idempotency-Key";

    /** A shorter one comes again by chance, and then a new payment passes for the repetition of an old one. */
    private static final int MIN_LENGTH = 8;

    private static final int MAX_LENGTH = 255;

    private IdempotencyHeader() {}

    /**
     * The key. The draft writes it as a quoted structured-field string; most clients send it bare; both are read.
     *
     * @throws ProblemException 400 if it is absent, doubled, shorter than 8, longer than 255 or not visible ASCII
     */
    static String key(List<String> values) {
        if (values.isEmpty()) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_MISSING, "make a random key (a UUID) and send it with every try");
        }
        if (values.size() > 1) {
            throw malformed();
        }
        String key = unquoted(values.getFirst().strip());
        if (key.length() < MIN_LENGTH
                || key.length() > MAX_LENGTH
                || !key.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw malformed();
        }
        return key;
    }

    private static String unquoted(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        StringBuilder key = new StringBuilder();
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                // The closing quote ends the value; parameters after it are not defined for this field.
                return i == value.length() - 1 ? key.toString() : "";
            }
            if (c == '\\') {
                i++;
                if (i == value.length() || (value.charAt(i) != '"' && value.charAt(i) != '\\')) {
                    return "";
                }
            }
            key.append(value.charAt(i));
        }
        return "";
    }

    private static ProblemException malformed() {
        return new ProblemException(
                ProblemType.MALFORMED_REQUEST, "an Idempotency-Key is one value of 8 to 255 visible ASCII characters");
    }
}
