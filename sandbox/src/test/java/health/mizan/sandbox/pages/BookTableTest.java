package health.mizan.sandbox.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BookTableTest {

    private record Movement(String id, String operation, long amountMinor) {}

    @Test
    void money_is_shown_in_its_currency_with_as_many_places_as_that_has() {
        assertThat(table(Map.of("owedMinor", 123_450, "currency", "SAR")))
                .contains(">1,234.50 SAR</td>")
                .contains(">owed</th>")
                .doesNotContain("currency");
        assertThat(table(Map.of("owedMinor", 123_450, "currency", "KWD"))).contains(">123.450 KWD</td>");
        assertThat(table(Map.of("owedMinor", 123_450)))
                .as("without a currency nobody knows the places")
                .contains(">123450</td>");
    }

    @Test
    void times_are_shown_to_the_second_and_kept_exactly() {
        assertThat(table(Map.of("createdAt", Instant.parse("2026-03-01T09:08:07.123456789Z"))))
                .contains("<th scope=\"col\">created at</th>")
                .contains("<time datetime=\"2026-03-01T09:08:07.123456789Z\">2026-03-01 09:08:07 UTC</time>");
    }

    @Test
    void a_list_is_shown_line_by_line_without_what_is_empty() {
        Movement movement = new Movement("cap_1", "", 3_570);

        assertThat(table(Map.of("captures", List.of(movement), "currency", "SAR", "paidMinor", 3_570)))
                .contains("<span class=\"line\">cap_1 · 35.70 SAR</span>");
    }

    @Test
    void only_a_path_of_the_same_server_becomes_a_link() {
        assertThat(table(Map.of("checkoutPath", "/pay/1"))).contains("<a href=\"/pay/1\">open</a>");
        assertThat(table(Map.of("checkoutPath", "//elsewhere/pay"))).doesNotContain("<a ");
        assertThat(table(Map.of("reference", "/pay/1"))).doesNotContain("<a ");
    }

    @Test
    void the_newest_hundred_stand_first() {
        List<Map<String, Object>> rows = IntStream.rangeClosed(1, 101)
                .mapToObj(i -> Map.<String, Object>of("claim", "C-" + i))
                .toList();

        assertThat(BookTable.of("Book", rows, ""))
                .contains("The newest 100 of 101.")
                .containsSubsequence(">C-101<", ">C-2<")
                .doesNotContain(">C-1<");
    }

    private static String table(Map<String, Object> row) {
        return BookTable.of("Book", List.of(row), "");
    }
}
