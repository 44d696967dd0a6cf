package health.mizan.dues;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.acquiring.PaymentMethod;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.dues.LinkProgress.Stage;
import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.PaymentOrderId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkWatchTest {

    private static final Money NOTHING = sar("0");

    @ParameterizedTest
    @CsvSource({
        "CREATED, false, PAYING, 0",
        "ACTION_REQUIRED, false, PAYING, 0",
        "PROCESSING, true, PAYING, 0",
        "AUTHORISED, false, PAYING, 0",
        "AUTHORISED, true, HELD, 60",
        "PARTIALLY_CAPTURED, true, PAID, 40",
        "CAPTURED, false, PAID, 40",
        "DECLINED, false, FAILED, 0",
        "CANCELLED, true, FAILED, 0",
        "VOIDED, true, FAILED, 0"
    })
    void a_link_that_stands_tells_how_far_its_payment_has_come(
            AttemptState state, boolean hold, Stage stage, String amount) {
        Money captured = stage == Stage.PAID ? sar("40") : NOTHING;

        Attempt attempt = attempt(state, hold, captured);

        assertThat(LinkWatch.told(attempt, true))
                .isEqualTo(new LinkProgress(stage, sar(amount), stage == Stage.PAID ? attempt.order() : null));
    }

    @ParameterizedTest
    @CsvSource({"FAILED, ENDED", "DECLINED, ENDED", "EXPIRED, ENDED", "ACTION_REQUIRED, PAYING", "CAPTURED, PAID"})
    void a_link_that_opens_nothing_any_more_offers_no_other_try(AttemptState state, Stage stage) {
        assertThat(LinkWatch.told(attempt(state, false, NOTHING), false).stage())
                .isEqualTo(stage);
    }

    private static Attempt attempt(AttemptState state, boolean hold, Money captured) {
        return new Attempt(
                new AttemptId(UUID.randomUUID()),
                new PaymentOrderId(UUID.randomUUID()),
                UUID.randomUUID(),
                "reference",
                new Attempt.Terms(PaymentMethod.CARD, hold, sar("60"), "https://pay.example.org/back", "en"),
                new Attempt.Known("gateway", null, null, null),
                state,
                new Attempt.Sums(sar("60"), captured, NOTHING),
                false,
                null,
                null,
                Instant.EPOCH);
    }
}
