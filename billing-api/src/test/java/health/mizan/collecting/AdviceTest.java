package health.mizan.collecting;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.acquiring.PaymentMethod;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Operation;
import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a payer is told to do, by where the attempt stands and why it failed. */
class AdviceTest {

    private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "ACTION_REQUIRED, , continue",
        "CREATED, , wait",
        "PROCESSING, , wait",
        "UNKNOWN, , do-not-pay-again",
        "AUTHORISED, , done",
        "CAPTURED, , done",
        "VOIDED, , done",
        "EXPIRED, , try-again",
        "FAILED, NOT_CONNECTED, try-again",
        "FAILED, rejected-config:401, other-method",
        "FAILED, validation:bad_currency, contact-desk",
        "DECLINED, declined-soft:insufficient_funds, other-card",
        "DECLINED, declined-hard:stolen_card, contact-bank",
        "DECLINED, not-authenticated:authentication_failed, try-again",
        "CANCELLED, cancelled:cancelled_by_payer, try-again"
    })
    void follows_from_state_and_class(AttemptState state, @Nullable String failure, String advice) {
        assertThat(view(state, failure, List.of()).advice()).isEqualTo(advice);
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTHORISED", "CAPTURED", "FAILED", "DECLINED"})
    void is_not_to_pay_again_while_the_outcome_of_any_call_is_unknown(AttemptState state) {
        AttemptView view = view(state, null, List.of(unknown()));

        assertThat(view.advice()).isEqualTo("do-not-pay-again");
        assertThat(view.unclear()).isTrue();
    }

    @Test
    void comes_with_a_page_only_while_the_payer_has_to_act() {
        assertThat(view(AttemptState.ACTION_REQUIRED, null, List.of()).redirectUrl())
                .isNotNull();
        assertThat(view(AttemptState.CAPTURED, null, List.of()).redirectUrl()).isNull();
    }

    private static AttemptView view(AttemptState state, @Nullable String failure, List<Operation> operations) {
        Money zero = sar("0.00");
        return AttemptView.of(
                new Attempt(
                        new AttemptId(UUID.randomUUID()),
                        new PaymentOrderId(UUID.randomUUID()),
                        UUID.randomUUID(),
                        "ours",
                        new Attempt.Terms(PaymentMethod.CARD, false, sar("50.00"), "https://clinic.example.org", "en"),
                        new Attempt.Known("pay_1", "https://pay.example.org/pay_1", null, null),
                        state,
                        new Attempt.Sums(zero, zero, zero),
                        false,
                        null,
                        failure,
                        NOW),
                operations);
    }

    private static Operation unknown() {
        return new Operation(
                new OperationId(UUID.randomUUID()),
                new AttemptId(UUID.randomUUID()),
                Operation.Type.REFUND,
                sar("5.00"),
                false,
                "refund-1",
                Operation.State.UNKNOWN,
                true,
                null,
                "biller",
                null,
                "TIMED_OUT",
                NOW);
    }
}
