package health.mizan.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every setting under {@code mizan.}, as the build found them in the settings records of all modules: each jar holds
 * its own list in {@code META-INF/spring-configuration-metadata.json}. A renamed setting stays listed with its new name.
 */
public final class KnownSettings {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    /** By name without dashes, so that {@code seal-key}, {@code sealKey} and {@code SEALKEY} are one. */
    private final Map<String, Setting> settings = new TreeMap<>();

    private record Setting(String name, boolean open, Optional<String> replacement) {}

    private KnownSettings() {}

    /** Those of all jars on the class path. */
    public static KnownSettings load() {
        KnownSettings known = new KnownSettings();
        ObjectMapper json = new ObjectMapper();
        try {
            for (URL list :
                    Collections.list(KnownSettings.class.getClassLoader().getResources(METADATA))) {
                try (InputStream properties = list.openStream()) {
                    json.readTree(properties).path("properties").forEach(known::add);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return known;
    }

    private void add(JsonNode property) {
        String name = property.path("name").asText();
        if (!name.startsWith("mizan.")) {
            return;
        }
        String type = property.path("type").asText();
        boolean open = !type.startsWith("java.lang.") && !type.startsWith("java.time.");
        Optional<String> replacement = Optional.of(
                        property.path("deprecation").path("replacement").asText(""))
                .filter(text -> !text.isEmpty());
        settings.put(uniform(name), new Setting(name, open, replacement));
    }

    /** What is wrong with a key under {@code mizan.}; empty when nothing is. */
    public Optional<String> problemWith(String key) {
        String asked = uniform(key);
        Setting exact = settings.get(asked);
        if (exact != null) {
            return exact.replacement().map(replacement -> key + " is now called " + replacement);
        }
        boolean insideOne = settings.values().stream()
                .filter(Setting::open)
                .map(setting -> uniform(setting.name()))
                .anyMatch(open -> asked.startsWith(open + ".") || asked.startsWith(open + "["));
        return insideOne ? Optional.empty() : Optional.of(key + " is no setting" + nearest(asked));
    }

    /** The same for the name of an environment variable, where dots and dashes are written alike. */
    public Optional<String> problemWithVariable(String variable) {
        String asked = letters(variable);
        boolean fits = settings.values().stream()
                .anyMatch(setting -> setting.open()
                        ? asked.startsWith(letters(setting.name()))
                        : asked.equals(letters(setting.name())));
        return fits ? Optional.empty() : Optional.of(variable + " is no setting");
    }

    public List<String> names() {
        return settings.values().stream().map(Setting::name).toList();
    }

    private String nearest(String asked) {
        return settings.entrySet().stream()
                .filter(setting -> distance(setting.getKey(), asked) <= 3)
                .findFirst()
                .map(setting -> "; did you mean " + setting.getValue().name() + "?")
                .orElse("");
    }

    private static String uniform(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static String letters(String name) {
        return uniform(name).replace(".", "").replace("_", "");
    }

    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int swap = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(swap, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
