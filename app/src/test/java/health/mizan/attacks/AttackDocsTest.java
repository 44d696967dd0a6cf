package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.mizan.attacks.Bindings.Bound;
import health.mizan.house.Approved;
import health.mizan.house.Repository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No case is forgotten, and the page of the attacks says what is done. */
@Tag("shape")
class AttackDocsTest {

    private List<AttackCase> cases;

    @BeforeEach
    void sample() {
        cases = Sample.cases().orElse(List.of());
        assumeTrue(!cases.isEmpty(), "no attack cases");
    }

    @Test
    void every_case_is_run_or_says_why_not() {
        assertThat(Surfaces.bound().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        cases.stream().map(AttackCase::id).toList());
    }

    @Test
    void every_case_is_bound_where_the_sample_has_it() {
        for (Surface surface : Surfaces.all()) {
            assertThat(Surfaces.of(surface).keySet())
                    .as(surface.name())
                    .containsExactlyInAnyOrderElementsOf(cases.stream()
                            .filter(one -> one.surface().equals(surface.name()))
                            .map(AttackCase::id)
                            .toList());
        }
    }

    @Test
    void what_another_test_does_is_there() {
        List<Path> tests = Repository.javaFiles("test");

        assertThat(Surfaces.bound().values())
                .filteredOn(Bound.ByTest.class::isInstance)
                .map(Bound.ByTest.class::cast)
                .flatMap(Bound.ByTest::proofs)
                .isNotEmpty()
                .allSatisfy(other -> assertThat(tests.stream()
                                .filter(file -> file.toString()
                                        .endsWith("/" + other.test().replace('.', '/') + ".java"))
                                .map(Repository::read))
                        .singleElement()
                        .asString()
                        .contains("void " + other.method() + "("));
    }

    @Test
    void the_page_says_what_is_done() {
        Approved.page("docs/attacks.md", AttacksPage.draw(cases));
    }
}
