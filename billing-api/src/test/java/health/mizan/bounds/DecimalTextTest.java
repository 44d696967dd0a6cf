package health.mizan.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.bounds.OutOfBounds.Rule;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678-1234-4234-8234-123456789e12",
                "1e5-20000",
                "2026-11-22",
                "1.2.840.113619",
                "1e99999e1",
                "1e9999 ",
                "--1e9999",
                "",
                "-",
                "."
            })
    void what_no_number_can_be_made_of_is_no_number(String text) {
        assertThat(judged(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000", "-1.5E+300000", "+.1e-99999", "1e999999999999999999", "٣e٩٩٩٩٩٩", "8e674794"})
    void a_number_that_would_fill_the_memory_is_refused_in_any_script(String text) {
        assertThat(judged(text)).isEqualTo(Rule.EXPONENT);
    }

    @Property
    void a_number_that_passes_is_harmless_to_write_out(
            @ForAll @StringLength(max = 12) @CharRange(from = '0', to = '9') @Chars({'e', 'E', '+', '-', '.', '٩'})
                    String text) {
        if (judged(text) == null && isNumber(text)) {
            assertThat(new BigDecimal(text).toPlainString().length()).isLessThan(1_200);
        }
    }

    private static boolean isNumber(String text) {
        try {
            return new BigDecimal(text).precision() > 0;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static @Nullable Rule judged(String text) {
        return DecimalText.text(text.toCharArray(), 0, text.length());
    }
}
