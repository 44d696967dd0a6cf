package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Settings, addresses, commands, figures and events that the guides name are there under that name. */
@Tag("shape")
class GuidesTest {

    private static final List<String> GUIDES = List.of(
            "README.md",
            "docs/administrators-guide.md",
            "docs/integrators-guide.md",
            "docs/runbook.md",
            "docs/troubleshooting.md",
            "docs/walks.md");

    private static final Pattern SETTING = Pattern.compile("`(mizan\\.[a-z0-9.-]+)`");
    private static final Pattern ADDRESS =
            Pattern.compile("`((?:GET|POST|PUT|DELETE) /(?:api|fhir|webhooks)[^`?]*)[^`]*`");
    private static final Pattern COMMAND = Pattern.compile("\\./mizan ([a-z-]+)");
    private static final Pattern FIGURE = Pattern.compile("`(mizan_(?!app`|owner`)[a-z_]+)`");
    private static final Pattern EVENT = Pattern.compile("`([a-z-]+\\.[a-z-]+(?:\\.[a-z-]+)?)`");
    private static final Pattern VARIABLE = Pattern.compile("`((?:SPRING|SERVER|MIZAN)_[A-Z_]+)`");

    @Test
    void every_setting_is_one() {
        Set<String> known =
                SettingsPage.settings().stream().map(SettingsPage.Setting::name).collect(Collectors.toSet());

        assertThat(named(SETTING)).hasSizeGreaterThan(20).allMatch(known::contains, "a setting");
    }

    @Test
    void every_address_stands_in_the_table_of_routes() {
        String table = read("docs/routes.md");
        // What is in braces has a name of its own there.
        Predicate<String> isThere = address -> {
            String[] words = address.split(" ", 2);
            String pattern = Pattern.quote(words[1]).replaceAll("\\{[^}]+}", "\\\\E\\\\{[^}]+}\\\\Q");
            return Pattern.compile("\\| " + words[0] + " \\| `" + pattern + "` \\|")
                            .matcher(table)
                            .find()
                    || words[1].matches("/fhir/[A-Z].*");
        };

        assertThat(named(ADDRESS)).hasSizeGreaterThan(20).allMatch(isThere, "an address");
    }

    @Test
    void every_command_and_variable_is_one() {
        String script = read("mizan");
        String deployment = read("compose.yaml") + script;

        assertThat(named(COMMAND))
                .hasSizeGreaterThan(5)
                .allMatch(
                        command -> script.contains("\n    " + command + ")") || script.contains(command + " |"),
                        "a command");
        assertThat(named(VARIABLE)).isNotEmpty().allMatch(deployment::contains, "a variable");
    }

    @Test
    void every_figure_and_event_is_in_the_code() {
        String code =
                Repository.javaFiles("main").stream().map(Repository::read).collect(Collectors.joining());

        assertThat(named(FIGURE))
                .hasSizeGreaterThan(4)
                .allMatch(
                        figure -> code.contains(
                                '"' + figure.replaceFirst("_total$", "").replace('_', '.') + '"'),
                        "a figure");
        assertThat(named(EVENT).stream().filter(GuidesTest::isEvent))
                .hasSizeGreaterThan(10)
                .allMatch(event -> code.contains('"' + event), "an event of the log");
    }

    /** Names of files, settings and hosts are written alike. */
    private static boolean isEvent(String name) {
        return !name.startsWith("mizan.") && !name.matches(".*\\.(md|sh|json|yaml|csv|log|properties|datasource.*)");
    }

    private static Set<String> named(Pattern pattern) {
        return GUIDES.stream()
                .flatMap(guide -> pattern.matcher(read(guide)).results())
                .map(hit -> hit.group(1).strip())
                .collect(Collectors.toSet());
    }

    private static String read(String file) {
        return Repository.read(Repository.root().resolve(file));
    }
}
