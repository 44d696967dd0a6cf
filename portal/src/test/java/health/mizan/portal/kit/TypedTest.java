package health.mizan.portal.kit;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {

    private static final Currency SAR = Currency.getInstance("SAR");

    @ParameterizedTest
    @CsvSource({
        "380, 380",
        "' 380 ', 380",
        "38.5, 38.50",
        "38.500, 38.50",
        "1380.50, 1380.50",
        "'1,380.50', 1380.50",
        "'1 380', 1380",
        "'12,345,678', 12345678",
        "٣٨٠٫٥, 380.50",
        "١٬٣٨٠٫٥٠, 1380.50",
        "'١,٣٨٠', 1380",
        "\u200f٣٨٠, 380"
    })
    void a_sum_is_read_as_people_type_it(String typed, BigDecimal meant) {
        assertThat(Typed.sum(typed, SAR)).contains(Money.of(meant, SAR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "38,50",
                "٣٨٬٥٠",
                "38 50",
                "38,5",
                "3,8500",
                "1234,567",
                "1,234,56",
                "1,234 567",
                "0,500",
                ",500",
                "1,",
                "1,380,50",
                "380.505",
                "1.380,50",
                "-5",
                "1e3",
                "12345678901",
                "",
                "SAR 5"
            })
    void a_sum_that_may_be_meant_otherwise_is_none(String typed) {
        assertThat(Typed.sum(typed, SAR)).isEmpty();
    }
}
