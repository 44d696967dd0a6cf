package health.mizan.portal.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as it was sent: what was typed is shown again as it was typed, beside what is wrong with it.
 *
 * @param typed  by the field's name
 * @param errors by the field's name, in the order of the page; each the key of a text
 */
public record Form(Map<String, String> typed, Map<String, Wrong> errors) {

    /**
     * @param key        of the text that says what to mend
     * @param parameters of that text: words, or numbers where it counts something
     */
    public record Wrong(String key, List<Object> parameters) {

        public Object[] arguments() {
            return parameters.toArray();
        }
    }

    public Form {
        typed = Map.copyOf(typed);
        errors = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }

    public static Form empty() {
        return new Form(Map.of(), Map.of());
    }

    /** Of one field, shown again with what is wrong with it. */
    public static Form wrong(String field, String typed, String key, Object... parameters) {
        return new Form(Map.of(field, typed), Map.of()).with(field, key, parameters);
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    public @Nullable Wrong error(String field) {
        return errors.get(field);
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** This form with one more error; the first error of a field stays. */
    public Form with(String field, String key, Object... parameters) {
        Map<String, Wrong> more = new LinkedHashMap<>(errors);
        more.putIfAbsent(field, new Wrong(key, List.of(parameters)));
        return new Form(typed, more);
    }
}
