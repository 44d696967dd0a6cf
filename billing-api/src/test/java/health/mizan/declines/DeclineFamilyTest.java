package health.mizan.declines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclineFamilyTest {

    @ParameterizedTest
    @CsvSource({
        "declined-soft:insufficient_funds, NOT_ENOUGH_MONEY",
        "declined-soft:do_not_honour, BANK_SAID_NO",
        "declined-soft:a_code_of_tomorrow, BANK_SAID_NO",
        "declined-soft, BANK_SAID_NO",
        "declined-soft:expired_card, CARD_BLOCKED",
        "declined-hard:stolen_card, CARD_BLOCKED",
        "declined-hard:suspected_fraud, BANK_SAID_NO",
        "declined-soft:exceeds_limit, OVER_LIMIT",
        "not-authenticated:authentication_failed, NOT_CONFIRMED",
        "cancelled:cancelled_by_payer, CANCELLED",
        "gone:VOIDED, CANCELLED",
        "not-sent:refused, METHOD_DOWN",
        "rejected-config:401, METHOD_DOWN",
        "rate-limited:429, METHOD_DOWN",
        "something else, UNKNOWN",
        ", UNKNOWN"
    })
    void a_failure_as_it_is_kept_is_told_as(String failure, DeclineFamily family) {
        assertThat(DeclineFamily.of(failure)).isEqualTo(family);
    }

    @Test
    void there_are_eight_and_each_has_a_code() {
        assertThat(Arrays.stream(DeclineFamily.values())
                        .map(DeclineFamily::code)
                        .collect(Collectors.toSet()))
                .hasSize(8)
                .containsAll(Stream.of("not-enough-money", "unknown").toList());
    }
}
