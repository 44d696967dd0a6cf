package health.mizan.portal.kit;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.portal.pages.Language;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class WhenTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);

    @Test
    void a_day_is_written_in_latin_digits_in_both_calendars_and_languages() {
        assertThat(When.day(Language.ENGLISH, DAY)).isEqualTo("18 November 2026");
        assertThat(When.day(Language.ARABIC, DAY)).isEqualTo("18 نوفمبر 2026");
        assertThat(When.hijri(Language.ENGLISH, DAY)).isEqualTo("8 Jumada II 1448");
        assertThat(When.hijri(Language.ARABIC, DAY)).isEqualTo("8 جمادى الآخرة 1448");
    }

    @Test
    void patients_read_a_time_of_twelve_hours_and_staff_one_that_sorts() {
        ZonedDateTime at = DAY.atTime(14, 5).atZone(ZoneId.of("Asia/Riyadh"));

        assertThat(When.time(Language.ENGLISH, at)).matches("2:05.(pm|PM)");
        assertThat(When.time(Language.ARABIC, at)).isEqualTo("2:05 م");
        assertThat(When.stamp(at)).isEqualTo("2026-11-18 14:05");
    }
}
