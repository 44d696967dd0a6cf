package health.mizan.portal.kit;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SumTest {

    @ParameterizedTest
    @CsvSource({
        "125000, SAR, 'SAR\u00a01,250.00'",
        "-152000, SAR, '\u2212SAR\u00a01,520.00'",
        "0, SAR, 'SAR\u00a00.00'",
        "11500, KWD, 'KWD\u00a011.500'",
        "1500, JPY, 'JPY\u00a01,500'",
        "-9223372036854775808, SAR, '\u2212SAR\u00a092,233,720,368,547,758.08'"
    })
    void a_sum_has_the_decimals_of_its_currency_and_its_minus_in_front(long minor, String currency, String written) {
        assertThat(Sum.of(Money.ofMinor(minor, currency)).plain()).isEqualTo(written);
    }
}
