package health.mizan.standalone.democlinic;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every code system in the files we ship stands in code-systems.csv with its licence; some may never stand anywhere. */
class CodeSystemsTest {

    private static final Pattern URI = Pattern.compile("(?:https?://|urn:)[^\\s,\"|]+");
    private static final Set<String> NEVER =
            Set.of("ama-assn.org", "/cpt", "/cdt", "ada.org", "sbs.gov.sa", "nphies.sa/terminology", "x12.org", "achi");

    @Test
    void every_system_shipped_is_listed_with_a_licence() throws IOException {
        Set<String> listed = listed();

        assertThat(shipped()).isNotEmpty().isSubsetOf(listed);
    }

    @Test
    void every_licence_is_stated() throws IOException {
        assertThat(table()).allSatisfy(row -> {
            assertThat(row.getField("owner")).isNotBlank();
            assertThat(row.getField("licence")).isNotBlank();
            assertThat(row.getField("shipped")).isNotBlank();
        });
    }

    @Test
    void licensed_procedure_codes_are_never_shipped() throws IOException {
        for (String system : union(shipped(), listed())) {
            assertThat(NEVER)
                    .noneMatch(forbidden -> system.toLowerCase(Locale.ROOT).contains(forbidden));
        }
        // A CPT code is five digits, or four and a letter; none of our own codes may look like one.
        assertThat(text("services.csv")).doesNotContainPattern("(?m)^[^,]*,(?:\\d{5}|\\d{4}[FTUM]),");
    }

    @Test
    void an_unlisted_system_is_noticed() {
        assertThat(systemsIn("a,http://www.ama-assn.org/go/cpt,99213\n"))
                .containsExactly("http://www.ama-assn.org/go/cpt");
    }

    private static Set<String> shipped() throws IOException {
        Set<String> systems = new TreeSet<>();
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:demo-clinic/*.csv");
        for (Resource file : files) {
            if (!"code-systems.csv".equals(file.getFilename())) {
                systems.addAll(systemsIn(text(file.getFilename())));
            }
        }
        return systems;
    }

    private static Set<String> systemsIn(String text) {
        return URI.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> listed() throws IOException {
        return table().stream().map(row -> row.getField("system")).collect(Collectors.toSet());
    }

    private static List<NamedCsvRecord> table() throws IOException {
        return CsvReader.builder().ofNamedCsvRecord(text("code-systems.csv")).stream()
                .toList();
    }

    private static String text(String file) throws IOException {
        try (InputStream in = CodeSystemsTest.class.getResourceAsStream("/demo-clinic/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }
}
