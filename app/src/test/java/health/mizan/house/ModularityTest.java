package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.MizanApplication;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** Each capability knows only those it names in its package-info, and only their public face. */
@Tag("shape")
class ModularityTest {

    @Test
    void capabilities_know_only_whom_they_declare() {
        ApplicationModules.of(MizanApplication.class, ProductionCode.WITHOUT_TESTS)
                .verify();
    }

    @Test
    void an_undeclared_dependency_is_caught() {
        Violations found = violationsIn(
                "undeclared",
                List.of(
                        declaring("undeclared.claims", "\"ledger\""),
                        declaring("undeclared.ledger", ""),
                        "package undeclared.ledger; public class Ledger { undeclared.claims.Claims upside; }",
                        "package undeclared.claims; public class Claims {}"));

        assertThat(found.getMessages())
                .anySatisfy(message -> assertThat(message).contains("Module 'ledger' depends on module 'claims'"));
    }

    @Test
    void a_cycle_is_caught_even_when_both_sides_declare_it() {
        Violations found = violationsIn(
                "cyclic",
                List.of(
                        declaring("cyclic.claims", "\"ledger\""),
                        declaring("cyclic.ledger", "\"claims\""),
                        "package cyclic.ledger; public class Ledger { cyclic.claims.Claims upside; }",
                        "package cyclic.claims; public class Claims { cyclic.ledger.Ledger downside; }"));

        assertThat(found.getMessages())
                .anySatisfy(message -> assertThat(message).contains("Cycle detected"));
    }

    @Test
    void a_folder_below_a_capability_is_private_to_it() {
        Violations found = violationsIn(
                "prying",
                List.of(
                        declaring("prying.claims", "\"ledger\""),
                        declaring("prying.ledger", ""),
                        "package prying.ledger.inner; public class Chain {}",
                        "package prying.claims; public class Claims { prying.ledger.inner.Chain pry; }"));

        assertThat(found.getMessages())
                .anySatisfy(message -> assertThat(message).contains("non-exposed type prying.ledger.inner.Chain"));
    }

    @Test
    void a_declared_dependency_is_left_in_peace() {
        Violations found = violationsIn(
                "declared",
                List.of(
                        declaring("declared.claims", "\"ledger\""),
                        declaring("declared.ledger", ""),
                        "package declared.ledger; public class Ledger {}",
                        "package declared.claims; public class Claims { declared.ledger.Ledger downside; }"));

        assertThat(found.getMessages()).isEmpty();
    }

    /** @param root unlike any other test's: Modulith reads a package once and remembers it */
    private static Violations violationsIn(String root, List<String> sources) {
        return SeededCode.compile(sources)
                .with(() -> ApplicationModules.of(root).detectViolations());
    }

    private static String declaring(String name, String allowed) {
        return "@org.springframework.modulith.ApplicationModule(allowedDependencies = {" + allowed + "}) package "
                + name + ";";
    }
}
