package health.mizan.paying;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Operation;
import health.mizan.paying.SecondTill.Step;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrder.Mode;
import health.mizan.testing.SecondJvm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another copy of the application dies at each step of a money call in turn; this one finds and finishes what it left. */
class PaymentCrashTest extends PayingTest {

    @BeforeEach
    void without_notices() {
        till.webhooks("{\"paused\":true}");
    }

    @ParameterizedTest
    @EnumSource
    void a_start_that_died_leaves_one_page_at_most(Step step) {
        PaymentOrder order = order("75.00", Mode.DEFERRED);

        dies("start", order.id(), step);

        Attempt attempt = attempts.of(order.id()).getFirst();
        eventuallyRecovered(lastOperation(attempt));
        Attempt now = attempts.require(attempt.id());
        if (now.state() == AttemptState.FAILED) {
            assertThat(till.payment(now)).as("it certainly never arrived").isEmpty();
            now = started(order);
        }
        assertThat(now.state()).isEqualTo(AttemptState.ACTION_REQUIRED);
        till.cancel(now);
        inquiries.inquire(now.id());
        assertThat(attempts.require(now.id()).state()).isEqualTo(AttemptState.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void a_capture_that_died_takes_the_money_once(Step step) {
        Attempt attempt = heldWithoutNotices();

        dies("capture", attempt.id(), step);

        eventuallyRecovered(lastOperation(attempt));
        assertThat(lastOperation(attempt).state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(till.payment(attempt).orElseThrow().path("captures")).hasSize(1);
        assertThat(attempts.require(attempt.id()).sums().captured()).isEqualTo(sar("35.70"));
        assertThat(orders.require(attempt.order()).state()).isEqualTo(PaymentOrder.State.COLLECTED);
    }

    @ParameterizedTest
    @EnumSource
    void a_release_that_died_releases_once(Step step) {
        Attempt attempt = heldWithoutNotices();

        dies("void", attempt.id(), step);

        eventuallyRecovered(lastOperation(attempt));
        assertThat(attempts.require(attempt.id()).state()).isEqualTo(AttemptState.VOIDED);
    }

    @ParameterizedTest
    @EnumSource
    void a_refund_that_died_gives_back_once(Step step) {
        Attempt attempt = started(order("50.00", Mode.IMMEDIATE));
        till.pay(attempt, Till.VISA);
        inquiries.inquire(attempt.id());

        dies("refund", attempt.id(), step);

        eventuallyRecovered(lastOperation(attempt));
        assertThat(till.payment(attempt).orElseThrow().path("refunds")).hasSize(1);
        assertThat(attempts.require(attempt.id()).sums().refunded()).isEqualTo(sar("20.00"));
    }

    private Attempt heldWithoutNotices() {
        Attempt attempt = started(order("75.00", Mode.DEFERRED));
        till.pay(attempt, Till.VISA);
        inquiries.inquire(attempt.id());
        return attempts.require(attempt.id());
    }

    private void dies(String what, Object id, Step step) {
        String key = accounts.byCode("card").orElseThrow().account().settings().key();
        String gateway = "http://127.0.0.1:" + sandboxPort;
        try (SecondJvm doomed =
                SecondJvm.start(SecondTill.class, database.url(), gateway, key, what, id.toString(), step.name())) {
            assertThat(doomed.waitForEnd()).as(doomed.output()).isEqualTo(SecondTill.EXIT_CODE);
        }
    }
}
