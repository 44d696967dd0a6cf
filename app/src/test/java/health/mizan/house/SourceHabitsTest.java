package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.house.JavaSources.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Habits that only the source shows. */
class SourceHabitsTest {

    private static final Map<String, String> MAY_CATCH_ANYTHING = Map.of(
            "XmlBounds", "the JDK's XML reader answers some malformed texts with an unchecked exception",
            "Loop", "a background chore goes on after any failure, and says so");

    private final JavaSources main = JavaSources.read(Repository.javaFiles("main"));
    private final JavaSources tests = JavaSources.read(Repository.javaFiles("test"));

    @Test
    void only_the_relay_and_the_web_edge_catch_whatever_comes() {
        List<String> elsewhere = main.findings(Kind.CATCHES_ANYTHING).stream()
                .filter(place -> !MAY_CATCH_ANYTHING.containsKey(place.replaceFirst("\\.java:.*", "")))
                .toList();

        assertThat(elsewhere).isEmpty();
    }

    @Test
    void no_sql_is_glued_from_parts() {
        assertThat(main.findings(Kind.GLUES_SQL)).isEmpty();
    }

    @Test
    void no_test_sleeps() {
        assertThat(tests.findings(Kind.SLEEPS)).isEmpty();
    }

    @Test
    void each_of_these_would_be_seen(@TempDir Path directory) throws IOException {
        Path culprit = Files.writeString(directory.resolve("Culprit.java"), """
                class Culprit {
                    void all(String name) throws Exception {
                        try { Thread.sleep(1); } catch (RuntimeException any) { throw any; }
                        jdbc.sql("select * from patient where name = '" + name + "'");
                        jdbc.sql("select " + COLUMNS + " from patient");
                    }
                }
                """);
        JavaSources seeded = JavaSources.read(List.of(culprit));

        assertThat(seeded.findings(Kind.CATCHES_ANYTHING)).containsExactly("Culprit.java:3");
        assertThat(seeded.findings(Kind.SLEEPS)).containsExactly("Culprit.java:3");
        assertThat(seeded.findings(Kind.GLUES_SQL)).containsExactly("Culprit.java:4");
    }
}
