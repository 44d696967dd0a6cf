package health.mizan.house;

import static health.mizan.house.Markdown.code;

import health.mizan.web.ProblemType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Draws {@code docs/problems.md} from the registry of problem types. */
final class ProblemsPage {

    private ProblemsPage() {}

    static String draw() {
        Stream<List<String>> rows = Arrays.stream(ProblemType.values())
                .sorted(Comparator.comparingInt(
                                (ProblemType type) -> type.status().value())
                        .thenComparing(ProblemType::slug))
                .map(type ->
                        List.of(String.valueOf(type.status().value()), code(type.slug()), type.title(), type.remedy()));
        return """
                # Problems

                Every error of the REST API is an `application/problem+json` document (RFC 9457). Decide by `type`, which is
                `/problems/` and the slug: its meaning never changes. `title` is for people, `detail` says what to mend and
                names ids, never persons. New types may be added; treat an unknown one by its status.

                """ + Markdown.table(List.of("Status", "Slug", "Title", "What to do"), rows);
    }
}
