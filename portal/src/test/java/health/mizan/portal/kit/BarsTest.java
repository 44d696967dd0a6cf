package health.mizan.portal.kit;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.money.Money;
import health.mizan.portal.pages.Language;
import health.mizan.portal.pages.Page;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void the_sum_above_the_highest_bar_is_in_the_words_of_the_page_and_keeps_its_order() {
        Page page = new Page(
                Language.ARABIC,
                "/office",
                true,
                false,
                new Page.FormToken("t", "t"),
                "n",
                (key, parameters) -> key + " " + parameters[0]);

        Bars bars = Bars.of(
                page,
                List.of(
                        new Bars.Day(DAY.minusDays(1), Money.ofMinor(1000, "SAR")),
                        new Bars.Day(DAY, Money.ofMinor(125000, "SAR"))));

        assertThat(bars.peak()).isNotNull();
        assertThat(bars.peak().text()).isEqualTo("\u2068money.in-riyals 1,250.00\u2069");
    }
}
