package health.mizan.ids;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The end of an identifier, as people read it out: twelve digits in three groups, such as {@code 64F1-141C-3A9E}. They are
 * the random ones, so that two that were made at one time do not look alike.
 */
public final class ShortId {

    private static final int BEGIN = 24;
    private static final int GROUP = 4;
    private static final Pattern TYPED = Pattern.compile("[0-9a-f]{4}[- ]?[0-9a-f]{4}[- ]?[0-9a-f]{4}");

    private ShortId() {}

    public static String of(UUID id) {
        String end = id.toString().substring(BEGIN).toUpperCase(Locale.ROOT);
        return end.substring(0, GROUP) + "-" + end.substring(GROUP, 2 * GROUP) + "-" + end.substring(2 * GROUP);
    }

    /** The last digits of the identifier that is meant, as its text has them; empty if it is no such short one. */
    public static Optional<String> end(String typed) {
        String small = typed.strip().toLowerCase(Locale.ROOT);
        return TYPED.matcher(small).matches() ? Optional.of(small.replaceAll("[- ]", "")) : Optional.empty();
    }
}
