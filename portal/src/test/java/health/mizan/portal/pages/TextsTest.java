package health.mizan.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Set<String> NAMES =
            Set.of("FHIR", "REST", "OpenAPI", "CapabilityStatement", "English", "STC", "Pay");
    private static final Pattern PLURAL = Pattern.compile("\\{\\d, plural,");
    private static final Pattern FORM = Pattern.compile("(zero|one|two|few|many|other|=\\d+) \\{");
    private static final Pattern USED = Pattern.compile("text\\(\"([a-z0-9.-]+)\"");

    private final Texts texts = new Texts();

    @Test
    void both_languages_say_the_same_things() {
        assertThat(keys(Language.ARABIC)).isEqualTo(keys(Language.ENGLISH)).isNotEmpty();
    }

    @Test
    void an_arabic_text_holds_no_latin_word_but_names() {
        texts.bundle(Language.ARABIC).forEach((key, text) -> {
            if (!key.equals("language.other")) {
                String words = FORM.matcher(PLURAL.matcher(text.toString()).replaceAll(""))
                        .replaceAll("");
                assertThat(LATIN_WORD.matcher(words).results().map(found -> found.group()))
                        .as(key.toString())
                        .allMatch(NAMES::contains);
            }
        });
    }

    @Test
    void an_arabic_count_knows_all_six_forms() {
        texts.bundle(Language.ARABIC).forEach((key, text) -> {
            if (PLURAL.matcher(text.toString()).find()) {
                assertThat(FORM.matcher(text.toString()).results().map(form -> form.group(1)))
                        .as(key.toString())
                        .containsExactlyInAnyOrder("zero", "one", "two", "few", "many", "other");
            }
        });
        assertThat(List.of(0, 1, 2, 3, 11, 100))
                .extracting(count -> texts.text(Language.ARABIC, "kit.count", count))
                .containsExactly("لا فواتير", "فاتورة واحدة", "فاتورتان", "3 فواتير", "11 فاتورة", "100 فاتورة");
    }

    /** Only a text with places is read as a pattern, in which a doubled apostrophe means one. */
    @Test
    void an_apostrophe_is_doubled_only_where_a_text_has_places() {
        for (Language language : Language.values()) {
            texts.bundle(language).forEach((key, text) -> {
                if (!text.toString().contains("{")) {
                    assertThat(text.toString()).as(key.toString()).doesNotContain("''");
                }
            });
        }
    }

    @Test
    void every_text_that_a_template_names_exists() throws IOException {
        for (Path template : templates()) {
            List<String> used = USED.matcher(Files.readString(template))
                    .results()
                    .map(found -> found.group(1))
                    .filter(key -> !key.endsWith("."))
                    .toList();

            assertThat(keys(Language.ARABIC)).as(template.toString()).containsAll(used);
        }
    }

    @Test
    void no_template_holds_words_of_its_own() throws IOException {
        Pattern words = Pattern.compile("(?m)>[^<>@{}$]*[A-Za-zء-ي]{3,}[^<>@{}$]*<");
        for (Path template : templates()) {
            String markup = Files.readString(template).replaceAll("(?m)^(@|!\\{).*$", "");
            assertThat(markup).as(template.toString()).doesNotContainPattern(words);
        }
    }

    @Test
    void a_missing_text_is_a_bug() {
        assertThatThrownBy(() -> texts.text(Language.ENGLISH, "no.such.text")).hasMessageContaining("no.such.text");
    }

    @Test
    void a_parameter_is_put_in_its_place_and_keeps_its_own_direction() {
        assertThat(texts.text(Language.ENGLISH, "home.title", "Noura")).isEqualTo("Welcome, \u2068Noura\u2069");
    }

    private Set<Object> keys(Language language) {
        return new TreeSet<>(texts.bundle(language).keySet());
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }
}
