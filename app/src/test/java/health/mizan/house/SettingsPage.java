package health.mizan.house;

import static health.mizan.house.Markdown.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Draws {@code docs/configuration.md} from what Spring's processor wrote down while compiling the settings records. */
final class SettingsPage {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    /** One key that may be set. */
    record Setting(String name, String type, String defaultValue, String description) {

        String environmentVariable() {
            return name.toUpperCase(Locale.ROOT).replace(".", "_").replace("-", "");
        }
    }

    private SettingsPage() {}

    static List<Setting> settings() {
        ObjectMapper json = new ObjectMapper();
        List<Setting> settings = new ArrayList<>();
        try {
            for (URL file : Collections.list(
                    Thread.currentThread().getContextClassLoader().getResources(METADATA))) {
                StreamSupport.stream(json.readTree(file).path("properties").spliterator(), false)
                        .filter(property -> property.path("name").asText().startsWith("mizan."))
                        .map(SettingsPage::read)
                        .forEach(settings::add);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        settings.sort(Comparator.comparing(Setting::name));
        return settings;
    }

    static String draw() {
        return """
                # Configuration

                Every key under `mizan.`: set it in `application.yaml`, on the command line (`--mizan.port=8081`) or by the
                environment variable beside it. A key that nobody knows stops the start. Durations are written `30s`, `5m`,
                `PT1H`; sizes `64KB`, `1MB`. Keys of Spring, the connection pool and the engine that we rely on stand with
                their reasons in `app/src/main/resources/application.yaml`.

                """
                + Markdown.table(
                        List.of("Key", "Environment", "Type", "Default", "What it does"),
                        settings().stream()
                                .map(s -> List.of(
                                        code(s.name()),
                                        code(s.environmentVariable()),
                                        s.type(),
                                        code(s.defaultValue()),
                                        s.description())));
    }

    private static Setting read(JsonNode property) {
        JsonNode value = property.path("defaultValue");
        String shown = value.isArray()
                ? String.join(
                        ", ",
                        StreamSupport.stream(value.spliterator(), false)
                                .map(JsonNode::asText)
                                .toList())
                : value.asText("");
        return new Setting(
                property.path("name").asText(),
                property.path("type")
                        .asText()
                        .replaceAll("\\b(?:[a-z]\\w*\\.)+", "")
                        .replace('$', '.'),
                shown,
                property.path("description").asText("").replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`"));
    }
}
