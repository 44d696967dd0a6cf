package health.mizan.duedates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DueDatesTest {

    private static final LocalDate ISSUED = LocalDate.of(2026, 1, 31);

    @Property
    void an_invoice_is_overdue_from_the_day_after_its_due_date(
            @ForAll @IntRange(max = 365) int days, @ForAll @IntRange(max = 800) int later) {
        DueDates dates = new DueDates(new DueDateSettings(Duration.ofDays(days)));
        LocalDate today = ISSUED.plusDays(later);

        boolean overdue = !ISSUED.isAfter(dates.overdueUntil(today));

        assertThat(overdue).isEqualTo(today.isAfter(dates.dueOn(ISSUED)));
    }

    @Property
    void half_a_day_or_more_than_a_year_is_no_term(@ForAll @IntRange(min = 1, max = 23) int hours) {
        assertThatThrownBy(() -> new DueDateSettings(Duration.ofHours(hours))).hasMessageContaining("whole days");
        assertThatThrownBy(() -> new DueDateSettings(Duration.ofDays(365 + hours)))
                .hasMessageContaining("365");
    }
}
