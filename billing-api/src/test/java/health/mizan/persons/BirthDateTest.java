package health.mizan.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BirthDateTest {

    @ParameterizedTest
    @ValueSource(strings = {"1985", "1985-03", "1985-03-12"})
    void what_is_known_is_written_as_it_was_read(String text) {
        assertThat(BirthDate.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "85", "1985-3-12", "1985-02-30", "12/03/1985", "1985-13"})
    void other_forms_are_refused(String text) {
        assertThatThrownBy(() -> BirthDate.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void a_hijri_date_is_converted_by_the_umm_al_qura_table_and_kept() {
        BirthDate date = BirthDate.parseHijri("1405/06/20");

        assertThat(date.first()).isEqualTo(LocalDate.of(1985, 3, 12));
        assertThat(date.hijri()).isEqualTo("1405/06/20");
        assertThat(date.agreesWithHijri()).isTrue();
    }

    @Test
    void a_hijri_text_that_is_another_day_is_noticed() {
        assertThat(BirthDate.parse("1985-03-13").withHijri("1405/06/20").agreesWithHijri())
                .isTrue();
        assertThat(BirthDate.parse("1985-06-20").withHijri("1405/06/20").agreesWithHijri())
                .isFalse();
    }

    @Test
    void logs_see_a_blank() {
        assertThat(BirthDate.parse("1985-03-12").toString()).isEqualTo("▮");
    }

    @Property
    void every_hijri_day_of_the_living_converts_and_agrees(
            @ForAll @IntRange(min = 1320, max = 1499) int year,
            @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll @IntRange(min = 1, max = 29) int day) {
        BirthDate date = BirthDate.parseHijri(year + "/" + month + "/" + day);

        assertThat(BirthDate.parse(date.text()).withHijri(date.hijri()).agreesWithHijri())
                .isTrue();
    }
}
