package health.mizan.fhir.searching;

import java.util.List;
import java.util.Locale;

/**
 * One parameter of a query, as asked.
 *
 * @param anyOf what was separated by commas: one of them must be found
 */
public record Asked(String name, List<Alternative> anyOf) {

    public Asked {
        anyOf = List.copyOf(anyOf);
    }

    /** What to look for. */
    public sealed interface Alternative {

        record Exactly(String form) implements Alternative {
            @Override
            public String toString() {
                return "▮";
            }
        }

        /** Words that begin so, in lower case. */
        record Beginning(String text) implements Alternative {}

        record When(Comparison comparison, Span span) implements Alternative {}
    }

    /** Whether one of the values found under this name satisfies it. */
    public boolean isMetBy(List<Indexed> found) {
        return found.stream().filter(indexed -> indexed.name().equals(name)).anyMatch(indexed -> anyOf.stream()
                .anyMatch(alternative -> meets(alternative, indexed.value())));
    }

    private static boolean meets(Alternative asked, Indexed.Value found) {
        return switch (asked) {
            case Alternative.Exactly(String form) ->
                found instanceof Indexed.Value.Exact(String there) && there.equals(form);
            case Alternative.Beginning(String text) ->
                found instanceof Indexed.Value.Words(String there)
                        && (there.startsWith(text) || there.contains(" " + text));
            case Alternative.When(Comparison comparison, Span span) ->
                found instanceof Indexed.Value.Time(Span there) && comparison.holds(there, span);
        };
    }

    static String comparable(String words) {
        return words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
