package health.mizan.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.arrivals.Typed.Shape;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1012345672;NATIONAL_ID;1012345672",
                "١٠١٢٣٤٥٦٧٢;NATIONAL_ID;1012345672",
                "۱۰۱۲۳۴۵۶۷۲;NATIONAL_ID;1012345672",
                " 1012 345 672 ;NATIONAL_ID;1012345672",
                "2012345670;IQAMA;2012345670",
                "0551234567;TELEPHONE;+966551234567",
                "٠٥٥ ١٢٣ ٤٥٦٧;TELEPHONE;+966551234567",
                "+966 55 123 4567;TELEPHONE;+966551234567",
                "00966551234567;TELEPHONE;+966551234567",
                "551234567;TELEPHONE;+966551234567",
                "+44 7700 900105;TELEPHONE;+447700900105",
                "R-0005;NUMBER;R-0005",
                "10443;NUMBER;10443",
                "DEMO-1-000001;NUMBER;DEMO-1-000001",
                "3012345678;NUMBER;3012345678",
                "A1234567;NUMBER;A1234567",
                "نورة الأحمد;NAME;نورة الأحمد",
                "Al-Otaibi;NAME;Al-Otaibi"
            })
    void what_is_typed_is_told_by_its_shape(String typed, Shape shape, String text) {
        assertThat(Typed.read(typed)).isEqualTo(new Typed(shape, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u200f\u200e", "\n\t"})
    void blanks_and_marks_of_direction_are_nothing(String typed) {
        assertThat(Typed.read(typed).shape()).isEqualTo(Shape.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"1012345672, true", "1012345673, false", "2012345670, true", "2012345671, false", "R-0005, true"})
    void a_slip_of_the_finger_shows_by_the_check_digit(String typed, boolean fits) {
        assertThat(Typed.read(typed).checkDigitFits()).isEqualTo(fits);
    }

    @Property
    void whatever_is_typed_has_a_shape_and_never_shows_itself(@ForAll String typed) {
        assertThat(Typed.read(typed)).hasToString("▮");
    }
}
