package health.mizan.fhir.searching;

import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a search. One that is not known is left out of the answer's self link, by which a client sees
 * that it was not heeded; with {@code Prefer: handling=strict} it is refused (R4, "Search", "Unsupported parameters").
 */
public final class QueryReader {

    /** Our own parameter, only ever met in a {@code next} link. */
    public static final String CURSOR = "_cursor";

    private static final int MAX = 200;
    private static final int MOST_ASKED = 20;
    private static final int MOST_ALTERNATIVES = 100;

    /** Of the answer's form; the server itself heeds them. */
    private static final Set<String> FORM = Set.of("_format", "_pretty", "_summary", "_elements");

    private static final Pattern UNESCAPED_COMMA = Pattern.compile("(?<!\\\\),");
    private static final Pattern RELATIVE = Pattern.compile("([A-Z][A-Za-z]{1,63})/([A-Za-z0-9.-]{1,64})");

    private final String type;
    private final List<Asked> asked = new ArrayList<>();
    private final Map<String, List<String>> understood = new LinkedHashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> include = new ArrayList<>();
    private final List<Query.Referring> referring = new ArrayList<>();
    private boolean newestFirst;
    private @Nullable String cursor;
    private @Nullable Integer count;

    private QueryReader(String type) {
        this.type = type;
    }

    /** @param strict refuses what is not known */
    public static Query read(String type, Map<String, List<String>> parameters, boolean strict) {
        QueryReader reader = new QueryReader(type);
        parameters.forEach((name, values) -> values.forEach(value -> reader.take(name, value)));
        if (strict && !reader.unknown.isEmpty()) {
            throw refused(
                    "this server does not know the parameters " + String.join(", ", reader.unknown) + " of " + type);
        }
        if (reader.asked.size() > MOST_ASKED) {
            throw refused("a search has at most " + MOST_ASKED + " parameters");
        }
        reader.requireNarrow();
        PageRequest page = PageRequest.of(null, reader.count == null ? null : Integer.min(reader.count, MAX));
        return new Query(
                type,
                reader.asked,
                reader.newestFirst,
                page,
                reader.cursor,
                reader.understood,
                reader.include,
                reader.referring);
    }

    /** By whichever door the search came, and whatever it decides. */
    private void requireNarrow() {
        Set<String> narrowing = Parameters.narrowing(type);
        if (!narrowing.isEmpty() && asked.stream().map(Asked::name).noneMatch(narrowing::contains)) {
            throw refused("name one of "
                    + String.join(", ", narrowing.stream().sorted().toList()) + " of the " + type);
        }
    }

    private void take(String name, String value) {
        switch (name) {
            case CURSOR -> cursor = value;
            case "_count" -> {
                count = number(value);
                understand(name, value);
            }
            case "_sort" -> sort(name, value);
            case "_include" -> include(name, value);
            case "_revinclude" -> referring(name, value);
            default -> {
                if (!FORM.contains(name)) {
                    ask(name, value);
                }
            }
        }
    }

    private void ask(String name, String value) {
        String[] parts = name.split(":", 2);
        Optional<Parameter> parameter = Parameters.named(type, parts[0]);
        if (parameter.isEmpty()) {
            unknown.add(safe(name));
            return;
        }
        String modifier = parts.length == 1 ? "" : parts[1];
        List<Asked.Alternative> anyOf = new ArrayList<>();
        for (String one : UNESCAPED_COMMA.split(value, -1)) {
            if (!one.isEmpty()) {
                anyOf.add(alternative(parameter.get(), modifier, one.replace("\\,", ",")));
            }
        }
        if (anyOf.isEmpty() || anyOf.size() > MOST_ALTERNATIVES) {
            throw refused("the parameter " + parts[0] + " takes 1 to " + MOST_ALTERNATIVES + " values");
        }
        asked.add(new Asked(parameter.get().name(), anyOf));
        understand(name, value);
    }

    private static Asked.Alternative alternative(Parameter parameter, String modifier, String value) {
        return switch (parameter.kind()) {
            case TOKEN -> {
                requireNoModifier(parameter, modifier);
                if (parameter.name().equals(Parameters.IDENTIFIER) && value.indexOf('|') < 1) {
                    throw refused("search by identifier as system|value: a bare value is ambiguous");
                }
                yield new Asked.Alternative.Exactly(value);
            }
            case STRING -> {
                requireNoModifier(parameter, modifier);
                yield new Asked.Alternative.Beginning(Asked.comparable(value));
            }
            case REFERENCE -> new Asked.Alternative.Exactly(reference(parameter, modifier, value));
            case DATE -> {
                requireNoModifier(parameter, modifier);
                Comparison comparison = Comparison.of(value);
                String date = value.startsWith(comparison.code()) ? value.substring(2) : value;
                yield new Asked.Alternative.When(
                        comparison,
                        Span.of(date)
                                .orElseThrow(() -> refused("the parameter " + parameter.name()
                                        + " takes a date such as ge2026-04 or 2026-04-01T10:00:00Z")));
            }
        };
    }

    private static String reference(Parameter parameter, String modifier, String value) {
        if (modifier.equals("identifier")) {
            return Query.BY_NUMBER + (value.contains("|") ? value : "|" + value);
        }
        Matcher relative = RELATIVE.matcher(value);
        if (relative.matches() || value.contains(":")) {
            requireNoModifier(parameter, modifier);
            return value;
        }
        String target = modifier.isEmpty() ? parameter.target() : modifier;
        if (target == null || !RELATIVE.matcher(target + "/" + value).matches()) {
            throw refused("the parameter " + parameter.name() + " takes a reference such as Patient/id");
        }
        return target + "/" + value;
    }

    private static void requireNoModifier(Parameter parameter, String modifier) {
        if (!modifier.isEmpty()) {
            // An ignored modifier would return the opposite of what was asked.
            throw refused("no modifier is supported on the parameter " + parameter.name());
        }
    }

    private void sort(String name, String value) {
        switch (value) {
            case "_lastUpdated" -> understand(name, value);
            case "-_lastUpdated" -> {
                newestFirst = true;
                understand(name, value);
            }
            default -> unknown.add("_sort");
        }
    }

    private void include(String name, String value) {
        String[] parts = value.split(":", 3);
        Optional<Parameter> parameter = parts.length < 2 || !parts[0].equals(type)
                ? Optional.empty()
                : Parameters.named(type, parts[1]).filter(known -> known.kind() == Parameter.Kind.REFERENCE);
        parameter.ifPresentOrElse(
                known -> {
                    include.add(known.name());
                    understand(name, value);
                },
                () -> unknown.add("_include"));
    }

    private void referring(String name, String value) {
        String[] parts = value.split(":", 3);
        boolean known = parts.length >= 2
                && Parameters.named(parts[0], parts[1])
                        .filter(parameter -> parameter.leadsTo(type))
                        .isPresent();
        if (known) {
            referring.add(new Query.Referring(parts[0], parts[1]));
            understand(name, value);
        } else {
            unknown.add("_revinclude");
        }
    }

    private void understand(String name, String value) {
        understood.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notOne) {
            throw refused("_count is a number");
        }
    }

    /** What somebody may have mistyped stays out of the answer. */
    private static String safe(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_.:-]{0,63}") ? name : "(unreadable)";
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
