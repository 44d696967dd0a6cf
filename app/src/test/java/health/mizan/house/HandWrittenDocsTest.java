package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people write about the code names things that are there. */
class HandWrittenDocsTest {

    private static final int PAGE_LIMIT = 150;
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");
    private static final Pattern TERM = Pattern.compile("(?m)^\\| `(\\w+)` \\|");
    private static final Pattern ERROR_EVENT = Pattern.compile("log\\.error\\(\\s*\"([\\w.-]+)");
    private static final Pattern TEST_NAME = Pattern.compile("`(\\w+Test)`");
    private static final Pattern PATH = Pattern.compile("`((?:docs|deploy|app|billing-api)/[\\w./-]+\\.\\w+)`");

    @Test
    void every_word_of_the_glossary_is_the_name_of_a_type() {
        Set<String> types = types();

        assertThat(found(TERM, Repository.read(Repository.root().resolve("docs/glossary.md"))))
                .isNotEmpty()
                .allSatisfy(term -> assertThat(types).contains(term));
    }

    @Test
    void every_test_and_file_that_a_page_names_is_there() {
        Set<String> types = types();

        assertThat(pages()).allSatisfy(page -> {
            String text = Repository.read(page);
            assertThat(found(TEST_NAME, text))
                    .allSatisfy(test -> assertThat(types).contains(test));
            assertThat(found(PATH, text))
                    .allSatisfy(path -> assertThat(Repository.root().resolve(path))
                            .matches(file -> Files.exists(file) || path.contains("target/"), "exists"));
            assertThat(found(LINK, text))
                    .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
        });
    }

    @Test
    void the_runbook_knows_every_error_that_asks_for_a_person() {
        String runbook = Repository.read(Repository.root().resolve("docs/runbook.md"));
        Set<String> errors = Repository.javaFiles("main").stream()
                .flatMap(file -> found(ERROR_EVENT, Repository.read(file)).stream())
                .collect(Collectors.toSet());

        assertThat(errors).isNotEmpty().allSatisfy(event -> assertThat(runbook).contains("`" + event + "`"));
    }

    @Test
    void no_page_is_longer_than_can_be_read_at_one_sitting() {
        assertThat(pages())
                .allSatisfy(page -> assertThat(Repository.read(page).lines().count())
                        .as(page.toString())
                        .isLessThanOrEqualTo(PAGE_LIMIT));
    }

    @Test
    void decisions_are_numbered_without_gaps_and_say_all_four_things() {
        List<Path> decisions = decisions();

        assertThat(decisions.stream().map(file -> file.getFileName().toString().substring(0, 4)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, decisions.size())
                        .mapToObj("%04d"::formatted)
                        .toList());
        assertThat(decisions).allSatisfy(file -> assertThat(Repository.read(file))
                .containsPattern(
                        "\\A---\nstatus: (proposed|accepted|superseded by \\d{4})\ndate: \\d{4}-\\d{2}-\\d{2}\n---\n")
                .contains("\n## Context\n", "\n## Choice\n", "\n## What we give up\n")
                .contains("\n## How we would notice it was wrong\n"));
    }

    private static List<Path> decisions() {
        return Repository.filesUnder(Repository.root().resolve("docs/decisions"))
                .toList();
    }

    /** Written by people: not the pages drawn from the code, and not the log of changes, which only grows. */
    private static List<Path> pages() {
        return Stream.concat(
                        Stream.of("README.md", "CONTRIBUTING.md").map(Repository.root()::resolve),
                        Repository.filesUnder(Repository.root().resolve("docs")))
                .filter(file -> file.toString().endsWith(".md"))
                .filter(file -> !Repository.read(file).startsWith("<!-- Generated"))
                .toList();
    }

    private static Set<String> types() {
        return Stream.of("main", "test")
                .flatMap(set -> Repository.javaFiles(set).stream())
                .flatMap(file -> found(TYPE, Repository.read(file)).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult hit) -> hit.group(1))
                .toList();
    }
}
