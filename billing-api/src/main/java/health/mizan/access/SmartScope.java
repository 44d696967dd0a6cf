package health.mizan.access;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A system scope of SMART App Launch 2.2, section "Scopes for requesting FHIR Resources". Letters of version 2
 * ({@code cruds}) and the words of version 1, which are aliases.
 *
 * @param resource an R4 resource type, or {@code *}
 * @param letters  what may be done: create, read, update, delete, search
 */
record SmartScope(String resource, String letters) {

    // A scope narrowed by a query (system/Claim.rs?status=active) does not match: we cannot enforce the query
    // everywhere, and granting more than was meant is worse than granting nothing.
    private static final Pattern SHAPE =
            Pattern.compile("system/(\\*|[A-Z][A-Za-z]{1,63})\\.(c?r?u?d?s?|read|write|\\*)");

    static Optional<SmartScope> parse(String text) {
        Matcher scope = SHAPE.matcher(text);
        if (!scope.matches() || scope.group(2).isEmpty()) {
            return Optional.empty();
        }
        String letters =
                switch (scope.group(2)) {
                    case "read" -> "rs";
                    case "write" -> "cud";
                    case "*" -> "cruds";
                    case String asWritten -> asWritten;
                };
        return Optional.of(new SmartScope(scope.group(1), letters));
    }

    /** Whether all letters of {@code needed} are granted, by one scope or several together. */
    static boolean grants(Set<String> granted, String needed) {
        return parse(needed)
                .filter(need -> need.letters().chars().allMatch(letter -> granted.stream()
                        .flatMap(text -> parse(text).stream())
                        .anyMatch(scope -> scope.covers(need.resource(), letter))))
                .isPresent();
    }

    private boolean covers(String type, int letter) {
        return (resource.equals("*") || resource.equals(type)) && letters.indexOf(letter) >= 0;
    }
}
