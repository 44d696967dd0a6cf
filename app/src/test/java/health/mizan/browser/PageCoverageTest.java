package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import health.mizan.access.RouteTable;
import health.mizan.testing.AppTest;
import health.mizan.testing.OpenedRoutes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No page without a browser test that opens it in both languages, no form that nobody sends. */
class PageCoverageTest extends AppTest {

    @Autowired
    List<RouteTable> tables;

    @Test
    void every_form_is_sent_by_a_test_and_taken() {
        Set<String> forms = tables.stream()
                .flatMap(table -> table.rules().stream())
                .filter(rule -> rule.method().equals("POST") && rule.pattern().startsWith("/{language"))
                .map(rule -> "POST " + rule.pattern())
                .collect(Collectors.toSet());

        assertThat(forms).hasSizeGreaterThan(30);
        assertThat(OpenedRoutes.byAnybody()).containsAll(forms);
    }

    @Test
    void what_tests_say_that_they_open_is_there() {
        assertThat(tables.stream()
                        .flatMap(table -> table.rules().stream())
                        .map(rule -> rule.method() + " " + rule.pattern()))
                .containsAll(OpenedRoutes.byAnybody());
    }

    @Test
    void every_page_is_opened_by_a_journey_in_both_languages() {
        Set<String> pages = tables.stream()
                .flatMap(table -> table.rules().stream())
                .filter(rule -> rule.method().equals("GET") && rule.pattern().startsWith("/{language"))
                .map(rule -> rule.pattern())
                .collect(Collectors.toSet());

        assertThat(visited()).containsAll(pages);
        assertThat(pages).containsAll(visited());
    }

    private static Set<String> visited() {
        return new ClassFileImporter()
                .importPackages("health.mizan.browser").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Visits.class))
                        .peek(PageCoverageTest::assertInEveryLook)
                        .flatMap(method -> Stream.of(
                                method.getAnnotationOfType(Visits.class).value()))
                        .collect(Collectors.toSet());
    }

    private static void assertInEveryLook(JavaMethod method) {
        assertThat(method.getRawParameterTypes().stream().map(type -> type.getSimpleName()))
                .as(method.getFullName())
                .contains("Look");
    }
}
