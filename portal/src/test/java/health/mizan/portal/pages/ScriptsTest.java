package health.mizan.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The inventory of scripts says the truth. */
class ScriptsTest {

    private static final Path FILES = Path.of("src/main/resources/static/assets/scripts");
    private static final Path TEMPLATES = Path.of("src/main/jte");

    @Test
    void every_script_is_in_the_inventory_and_the_other_way_round() throws IOException {
        assertThat(scripts()).containsExactlyInAnyOrderElementsOf(inventory().keySet());
    }

    @Test
    void no_script_changed_since_somebody_looked_at_it() throws Exception {
        for (Map.Entry<String, Map<String, String>> entry : inventory().entrySet()) {
            byte[] hash =
                    MessageDigest.getInstance("SHA-384").digest(Files.readAllBytes(FILES.resolve(entry.getKey())));

            assertThat("sha384-" + Base64.getEncoder().encodeToString(hash))
                    .as(entry.getKey())
                    .isEqualTo(entry.getValue().get("integrity"));
        }
    }

    @Test
    void the_inventory_says_whose_each_script_is_and_why_it_is_there() throws IOException {
        assertThat(inventory().values()).allSatisfy(script -> assertThat(script)
                .containsKeys("file", "from", "licence", "zone", "owner", "why", "integrity"));
    }

    @Test
    void no_template_holds_a_script_a_handler_or_a_style_of_its_own() throws IOException {
        for (Path template : under(TEMPLATES, ".jte")) {
            assertThat(Files.readString(template))
                    .as(template.toString())
                    .doesNotContainPattern("<script(?![^>]* src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:");
        }
    }

    @Test
    void what_templates_write_unescaped_is_nothing() throws IOException {
        for (Path template : under(TEMPLATES, ".jte")) {
            assertThat(Files.readString(template)).as(template.toString()).doesNotContain("$unsafe");
        }
    }

    private static Map<String, Map<String, String>> inventory() throws IOException {
        try (InputStream stream = Objects.requireNonNull(ScriptsTest.class.getResourceAsStream("/scripts.yaml"));
                Reader reader = new java.io.InputStreamReader(stream, java.nio.charset.StandardCharsets.UTF_8)) {
            List<Map<String, String>> listed = new Yaml().load(reader);
            return listed.stream()
                    .collect(java.util.stream.Collectors.toMap(script -> script.get("file"), script -> script));
        }
    }

    private static List<String> scripts() throws IOException {
        return under(FILES, ".js").stream()
                .map(file -> FILES.relativize(file).toString())
                .toList();
    }

    private static List<Path> under(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
