package health.mizan.fhir.searching;

import java.util.Locale;

/** How a date in a resource must lie to the one asked for (R4, "Search", section "Prefixes"). */
public enum Comparison {
    EQ,
    NE,
    GT,
    LT,
    GE,
    LE,
    SA,
    EB;

    static Comparison of(String text) {
        if (text.length() > 2 && Character.isLetter(text.charAt(0))) {
            for (Comparison comparison : values()) {
                if (text.startsWith(comparison.code())) {
                    return comparison;
                }
            }
        }
        return EQ;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean holds(Span found, Span asked) {
        return switch (this) {
            case EQ -> within(found, asked);
            case NE -> !within(found, asked);
            case GT -> found.high().isAfter(asked.high());
            case LT -> found.low().isBefore(asked.low());
            case GE -> found.high().isAfter(asked.high()) || within(found, asked);
            case LE -> found.low().isBefore(asked.low()) || within(found, asked);
            case SA -> !found.low().isBefore(asked.high());
            case EB -> !found.high().isAfter(asked.low());
        };
    }

    private static boolean within(Span found, Span asked) {
        return !found.low().isBefore(asked.low()) && !found.high().isAfter(asked.high());
    }
}
