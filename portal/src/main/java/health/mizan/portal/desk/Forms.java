package health.mizan.portal.desk;

import health.mizan.portal.kit.Form;
import java.util.HashMap;
import java.util.Map;

/** Reads what was sent, and of it only the fields that the form has. */
public final class Forms {

    private static final int LONGEST = 500;

    private Forms() {}

    public static Form of(Map<String, String> sent, String... fields) {
        Map<String, String> typed = new HashMap<>();
        for (String field : fields) {
            String value = sent.get(field);
            if (value != null) {
                typed.put(field, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
            }
        }
        return new Form(typed, Map.of());
    }
}
