package health.mizan.paying;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.acquiring.PaymentMethod;
import health.mizan.attempts.Asked;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Operation;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrder.Mode;
import health.mizan.refunds.Refund;
import health.mizan.refunds.RefundRequest;
import health.mizan.refunds.Refunds;
import health.mizan.testing.Eventually;
import health.mizan.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What payers and desks do on good days and on ordinary bad ones. */
class PaymentWalkTest extends PayingTest {

    @Autowired
    private Refunds refunds;

    @Test
    void part_of_a_hold_is_taken_and_the_rest_released() {
        Attempt attempt = held("75.00");
        assertThat(attempt.held()).isEqualTo(sar("75.00"));
        assertThat(attempt.holdUntil()).isNotNull();
        assertThat(attempt.known().card()).isEqualTo("•••• 1111");

        payments.capture(attempt.order(), sar("35.70"));

        Attempt now = becomes(attempt, AttemptState.CAPTURED);
        assertThat(now.sums().captured()).isEqualTo(sar("35.70"));
        assertThat(now.held()).isEqualTo(zero());
        assertThat(till.payment(now).orElseThrow().path("capturedMinor").asLong())
                .isEqualTo(3570);
        assertThat(till.payment(now).orElseThrow().path("capturableMinor").asLong())
                .isZero();
        PaymentOrder order = orders.require(attempt.order());
        assertThat(order.state()).isEqualTo(PaymentOrder.State.COLLECTED);
        assertThat(order.captured()).isEqualTo(sar("35.70"));
    }

    @Test
    void asking_for_the_same_capture_again_changes_nothing() {
        Attempt attempt = held("75.00");
        Operation first = begun(payments.capture(attempt.order(), sar("35.70")));
        Operation again = begun(payments.capture(attempt.order(), sar("35.70")));
        becomes(attempt, AttemptState.CAPTURED);

        Operation afterwards = begun(payments.capture(attempt.order(), sar("35.70")));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(afterwards.id()).isEqualTo(first.id());
    }

    @Test
    void a_hold_is_taken_in_three_parts_and_the_last_releases_the_rest() {
        Attempt attempt = held("90.00");

        for (String part : new String[] {"10.00", "20.00"}) {
            settled(begun(payments.capture(MIZAN, attempt.order(), sar(part), false)));
        }
        assertThat(attempts.require(attempt.id()).state()).isEqualTo(AttemptState.PARTIALLY_CAPTURED);
        assertThat(payments.capture(MIZAN, attempt.order(), sar("60.01"), true))
                .isInstanceOfSatisfying(Asked.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Asked.Reason.TOO_MUCH));
        settled(begun(payments.capture(MIZAN, attempt.order(), sar("30.00"), true)));

        Attempt now = becomes(attempt, AttemptState.CAPTURED);
        assertThat(now.sums().captured()).isEqualTo(sar("60.00"));
        assertThat(till.payment(now).orElseThrow().path("capturableMinor").asLong())
                .isZero();
    }

    @Test
    void mada_pays_at_once_after_the_banks_question_and_never_holds() {
        PaymentOrder hold = order("20.00", Mode.DEFERRED);
        assertThatThrownBy(() -> started(hold, PaymentMethod.MADA))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("payment link");

        Attempt attempt = started(order("20.00", Mode.IMMEDIATE), PaymentMethod.MADA);
        assertThat(attempt.state()).isEqualTo(AttemptState.ACTION_REQUIRED);
        till.pay(attempt, Till.MADA);
        till.code(attempt, "1234");

        Attempt now = becomes(attempt, AttemptState.CAPTURED);
        assertThat(now.known().scheme()).isEqualTo("mada");
        assertThat(attempts.operations(now.id()).getLast().type()).isEqualTo(Operation.Type.PURCHASE);
    }

    @Test
    void a_mada_card_on_a_page_that_holds_is_turned_away_there_too() {
        Attempt attempt = started(order("20.00", Mode.DEFERRED));

        int status = till.pay(attempt, Till.MADA);

        assertThat(status).isEqualTo(422);
        till.cancel(attempt);
        becomes(attempt, AttemptState.CANCELLED);
    }

    @Test
    void a_declined_payer_tries_another_card_on_the_same_order() {
        PaymentOrder order = order("40.00", Mode.IMMEDIATE);
        Attempt first = started(order);
        till.pay(first, Till.VISA_WITHOUT_FUNDS);
        assertThat(becomes(first, AttemptState.DECLINED).failure()).isEqualTo("declined-soft:insufficient_funds");
        Attempt second = started(order);
        till.pay(second, Till.STOLEN_VISA);
        assertThat(becomes(second, AttemptState.DECLINED).failure()).isEqualTo("declined-hard:stolen_card");

        Attempt third = started(order);
        till.pay(third, Till.VISA_WITH_CODE);
        till.code(third, "1234");

        becomes(third, AttemptState.CAPTURED);
        assertThat(orders.require(order.id()).state()).isEqualTo(PaymentOrder.State.COLLECTED);
    }

    @Test
    void a_payer_who_fails_the_banks_question_is_not_charged() {
        Attempt attempt = started(order("40.00", Mode.IMMEDIATE));
        till.pay(attempt, Till.VISA_WITH_CODE);

        till.code(attempt, "0000");

        assertThat(becomes(attempt, AttemptState.DECLINED).failure())
                .isEqualTo("not-authenticated:authentication_failed");
    }

    @Test
    void a_slow_bank_leaves_the_attempt_processing_until_it_has_answered() {
        Attempt attempt = started(order("40.00", Mode.DEFERRED));
        till.pay(attempt, Till.SLOW_VISA);
        becomes(attempt, AttemptState.PROCESSING);

        till.advance("PT31S");

        becomes(attempt, AttemptState.AUTHORISED);
        payments.release(attempt.order());
        becomes(attempt, AttemptState.VOIDED);
    }

    @Test
    void a_hold_that_runs_out_is_known_to_be_gone_and_not_captured() {
        Attempt attempt = held("75.00");

        till.advance("P8D");

        becomes(attempt, AttemptState.EXPIRED);
        assertThat(payments.capture(attempt.order(), sar("35.70"))).isInstanceOf(Asked.Refused.class);
        assertThat(payments.holdOf(orders.require(attempt.order()).debt())).isEmpty();
    }

    @Test
    void a_hold_about_to_run_out_is_not_acted_on_any_more() {
        Attempt attempt = held("75.00");
        owner.sql("update billing.payment_attempt set hold_expires_at = now() + interval '1 minute' where id = :id")
                .param("id", attempt.id().value())
                .update();

        Asked asked = payments.capture(attempt.order(), sar("35.70"));

        assertThat(asked).isInstanceOfSatisfying(Asked.Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(Asked.Reason.TOO_LATE));
        payments.release(attempt.order());
        becomes(attempt, AttemptState.VOIDED);
    }

    @Test
    void releasing_closes_the_page_and_the_order() {
        Attempt attempt = started(order("75.00", Mode.DEFERRED));

        payments.release(attempt.order());

        becomes(attempt, AttemptState.CANCELLED);
        assertThat(till.pay(attempt, Till.VISA)).isNotEqualTo(422);
        assertThat(till.payment(attempt).orElseThrow().path("status").asText()).isEqualTo("declined");
        Eventually.until(
                "the order is closed", () -> orders.require(attempt.order()).state() == PaymentOrder.State.CLOSED);
    }

    @Test
    void money_goes_back_in_parts_and_never_more_than_was_taken() {
        Attempt attempt = paid("50.00");

        Refund part = refunds.refund(
                MIZAN, new RefundRequest(attempt.id(), sar("20.00"), sar("50.00"), "paid twice at the desk"));
        settled(attempts.operation(part.id()));

        assertThat(attempts.require(attempt.id()).refundable()).isEqualTo(sar("30.00"));
        assertThatThrownBy(() -> refunds.refund(
                        MIZAN, new RefundRequest(attempt.id(), sar("10.00"), sar("50.00"), "an old figure")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type().slug()).isEqualTo("stale-version"));
        assertThatThrownBy(() ->
                        refunds.refund(MIZAN, new RefundRequest(attempt.id(), sar("30.01"), sar("30.00"), "too much")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type().slug()).isEqualTo("invalid-value"));
    }
}
