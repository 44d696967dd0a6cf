package health.mizan.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "my card is 4111 1111 1111 1111, please",
                "4111-1111-1111-1111",
                "4111.1111.1111.1111",
                "٤١١١ ١١١١ ١١١١ ١١١١",
                "\u2066411111\u20691111111111",
                "378282246310005",
                "6304000000000000"
            })
    void a_card_number_is_found_however_it_is_written(String text) {
        assertThat(CardNumbers.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "why twice?",
                "4111111111111112",
                "+966 51 234 5678",
                "1012345672",
                "RUH-2026-000016",
                "51.00 and 255.00",
                "SA03 8000 0000 6080 1016 7519",
                "41111111111111111111"
            })
    void what_else_people_write_is_not(String text) {
        assertThat(CardNumbers.isIn(text)).isFalse();
    }
}
