package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.access.RouteRule;
import health.mizan.attempts.AttemptState;
import health.mizan.web.ProblemType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated pages under docs say what the code does; {@code ./mizan docs} rewrites them. */
@Tag("shape")
class DocsAreTrueTest {

    @Test
    void modules() {
        Approved.page("docs/modules.md", ModulesPage.draw());
    }

    @Test
    void problems() {
        Approved.page("docs/problems.md", ProblemsPage.draw());
    }

    @Test
    void configuration() {
        Approved.page("docs/configuration.md", SettingsPage.draw());
    }

    @Test
    void routes() {
        Approved.page("docs/routes.md", RoutesPage.draw());
    }

    @Test
    void states() {
        StatesPage.all().forEach((file, page) -> Approved.page("docs/states/" + file, page));
    }

    sealed interface Door {
        record Open() implements Door {
            Shut shut() {
                return new Shut();
            }
        }

        record Shut() implements Door {
            Open open() {
                return new Open();
            }

            Locked locked() {
                return new Locked();
            }
        }

        record Locked() implements Door {}
    }

    enum Lamp {
        OFF,
        ON,
        BROKEN;

        enum Happening {
            PRESSED,
            DROPPED
        }

        Optional<Lamp> on(Happening happening) {
            return switch (this) {
                case OFF -> Optional.of(happening == Happening.PRESSED ? ON : BROKEN);
                case ON -> Optional.of(happening == Happening.PRESSED ? OFF : BROKEN);
                case BROKEN -> Optional.empty();
            };
        }
    }

    @Test
    void an_automaton_is_drawn_from_the_answers_its_switch_gives() {
        assertThat(StatesPage.draw(Lamp.class))
                .contains("    OFF --> ON: PRESSED\n    OFF --> BROKEN: DROPPED\n    ON --> OFF: PRESSED\n")
                .contains("    BROKEN --> [*]\n");
    }

    @Test
    void an_automaton_is_drawn_from_the_moves_its_states_offer() {
        assertThat(StatesPage.draw(Door.class))
                .contains("    Open --> Shut: shut\n    Shut --> Locked: locked\n    Shut --> Open: open\n")
                .contains("    Locked --> [*]\n")
                .doesNotContain("Open --> [*]");
    }

    @Test
    void an_automaton_is_drawn_from_what_moves_it_and_a_fact_that_changes_nothing_is_no_move() {
        assertThat(StatesPage.draw(AttemptState.class))
                .contains(
                        "    ACTION_REQUIRED --> AUTHORISED: AMOUNT_HELD\n", "    AUTHORISED --> CAPTURED: ALL_TAKEN\n")
                .contains("    CAPTURED --> [*]\n")
                .doesNotContain("    CAPTURED --> CAPTURED", "    CAPTURED --> AUTHORISED");
    }

    @Test
    void every_problem_says_what_to_do_under_a_slug_of_its_own() {
        assertThat(ProblemType.values())
                .allSatisfy(type -> assertThat(type.remedy()).isNotBlank())
                .extracting(ProblemType::slug)
                .doesNotHaveDuplicates();
    }

    @Test
    void every_setting_is_described() {
        assertThat(SettingsPage.settings()).isNotEmpty().allSatisfy(setting -> assertThat(setting.description())
                .as(setting.name())
                .isNotBlank());
    }

    @Test
    void no_two_capabilities_rule_the_same_route() {
        assertThat(RoutesPage.rules())
                .isNotEmpty()
                .extracting((RouteRule rule) -> rule.method() + " " + rule.pattern())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_page_that_lags_behind_is_seen_and_approving_mends_it(@TempDir Path directory) throws Exception {
        Path page = Files.writeString(directory.resolve("page.md"), "old\n");

        assertThatThrownBy(() -> Approved.verify(page, "new\n", false)).hasMessageContaining("./mizan docs");

        Approved.verify(page, "new\n", true);
        assertThat(page).hasContent("new\n");
    }
}
