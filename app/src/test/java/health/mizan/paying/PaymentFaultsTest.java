package health.mizan.paying;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Operation;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrder.Mode;
import health.mizan.refunds.RefundRequest;
import health.mizan.refunds.Refunds;
import health.mizan.testing.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The gateway takes the money and drops the line, answers with an error, or with half an answer; no notice comes. */
class PaymentFaultsTest extends PayingTest {

    @Autowired
    private Refunds refunds;

    private void withoutNotices() {
        till.webhooks("{\"paused\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-before", "drop-after", "status", "status-after", "garble", "web-page"})
    void a_page_of_which_the_answer_was_lost_is_found_and_made_once(String fault) {
        withoutNotices();
        PaymentOrder order = order("75.00", Mode.DEFERRED);
        till.fault(fault, "POST", "/v1/payments");

        Attempt attempt = started(order);

        assertThat(attempt.state()).isEqualTo(AttemptState.UNKNOWN);
        assertThat(started(order).id()).as("nobody else begins meanwhile").isEqualTo(attempt.id());
        eventuallyRecovered(lastOperation(attempt));
        Attempt now = attempts.require(attempt.id());
        if (till.payment(now).isEmpty()) {
            assertThat(now.state()).as("it certainly never arrived").isEqualTo(AttemptState.FAILED);
            now = started(order);
        }
        till.pay(now, Till.VISA);
        inquiries.inquire(now.id());
        assertThat(attempts.require(now.id()).state()).isEqualTo(AttemptState.AUTHORISED);
        payments.release(order.id());
        becomes(now, AttemptState.VOIDED);
    }

    @Test
    void a_page_that_the_gateway_made_and_did_not_tell_of_is_there_when_somebody_asks() {
        withoutNotices();
        till.fault("drop-after", "POST", "/v1/payments");
        Attempt lost = started(order("75.00", Mode.IMMEDIATE));
        assertThat(lost.state()).isEqualTo(AttemptState.UNKNOWN);

        assertThat(inquiries.inquire(lost.id())).isTrue();

        assertThat(attempts.require(lost.id()).known().page()).isNotNull();
        payments.release(lost.order());
        becomes(lost, AttemptState.CANCELLED);
    }

    @Test
    void a_page_that_the_gateway_never_heard_of_is_given_up_when_somebody_asks_and_not_too_early() {
        withoutNotices();
        till.fault("drop-before", "POST", "/v1/payments");
        PaymentOrder order = order("75.00", Mode.IMMEDIATE);
        Attempt lost = started(order);

        assertThat(inquiries.inquire(lost.id())).as("it may still arrive").isFalse();
        assertThat(started(order).state()).isEqualTo(AttemptState.UNKNOWN);
        owner.sql(
                        "update billing.remote_call set unknown_since = unknown_since - interval '1 hour' where op_key = :key")
                .param("key", lastOperation(lost).key())
                .update();
        assertThat(inquiries.inquire(lost.id())).isTrue();

        assertThat(attempts.require(lost.id()).state()).isEqualTo(AttemptState.FAILED);
        assertThat(started(order).state()).as("the next page").isEqualTo(AttemptState.ACTION_REQUIRED);
        payments.release(order.id());
        Eventually.until("nothing is left open", () -> attempts.live(order.id()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-before", "drop-after", "status", "status-after", "garble", "web-page"})
    void a_capture_of_which_the_answer_was_lost_happens_once(String fault) {
        Attempt attempt = held("75.00");
        withoutNotices();
        till.fault(fault, "POST", "/v1/payments/");

        Operation capture = begun(payments.capture(attempt.order(), sar("35.70")));

        Eventually.until(
                "the doubt is noted", () -> attempts.operation(capture.id()).state() != Operation.State.PREPARED);
        assertThat(attempts.require(attempt.id()).state()).isEqualTo(AttemptState.AUTHORISED);
        eventuallyRecovered(capture);
        assertThat(attempts.operation(capture.id()).state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(till.payment(attempt).orElseThrow().path("captures")).hasSize(1);
        assertThat(attempts.require(attempt.id()).sums().captured()).isEqualTo(sar("35.70"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-before", "drop-after", "status-after", "garble", "web-page"})
    void a_refund_of_which_the_answer_was_lost_happens_once(String fault) {
        Attempt attempt = paid("50.00");
        withoutNotices();
        till.fault(fault, "POST", "/v1/payments/");

        refunds.refund(MIZAN, new RefundRequest(attempt.id(), sar("20.00"), sar("50.00"), "not performed"));

        Operation refund = lastOperation(attempt);
        Eventually.until(
                "the doubt is noted", () -> attempts.operation(refund.id()).state() != Operation.State.PREPARED);
        eventuallyRecovered(refund);
        assertThat(till.payment(attempt).orElseThrow().path("refunds")).hasSize(1);
        assertThat(attempts.require(attempt.id()).sums().refunded()).isEqualTo(sar("20.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-after", "status-after", "drop-before"})
    void a_release_of_which_the_answer_was_lost_happens_once(String fault) {
        Attempt attempt = held("75.00");
        withoutNotices();
        till.fault(fault, "POST", "/v1/payments/");

        Operation release = begun(payments.release(attempt.order()));

        Eventually.until(
                "the doubt is noted", () -> attempts.operation(release.id()).state() != Operation.State.PREPARED);
        eventuallyRecovered(release);
        assertThat(attempts.require(attempt.id()).state()).isEqualTo(AttemptState.VOIDED);
    }

    @Test
    void a_capture_that_is_not_found_yet_is_not_sent_again_before_the_gateways_settle_time() {
        Attempt attempt = held("75.00");
        withoutNotices();
        till.fault("drop-before", "POST", "/v1/payments/");
        Operation capture = begun(payments.capture(attempt.order(), sar("35.70")));
        Eventually.until(
                "the doubt is noted", () -> attempts.operation(capture.id()).state() == Operation.State.UNKNOWN);

        owner.sql("update billing.remote_call set due_at = now() where op_key = :key and state = 'unknown'")
                .param("key", capture.key())
                .update();
        Eventually.until("it was asked about", () -> asked(capture) == 1);

        assertThat(till.payment(attempt).orElseThrow().path("captures")).isEmpty();
        assertThat(attempts.operation(capture.id()).state()).isEqualTo(Operation.State.UNKNOWN);
        eventuallyRecovered(capture);
        assertThat(till.payment(attempt).orElseThrow().path("captures")).hasSize(1);
    }

    @Test
    void a_gateway_that_is_too_busy_is_asked_again_with_the_same_key() {
        Attempt attempt = held("75.00");
        till.fault("""
                {"kind":"status","method":"POST","path":"/v1/payments/","status":429}""");

        Operation capture = begun(payments.capture(attempt.order(), sar("35.70")));

        eventuallyRecovered(capture);
        becomes(attempt, AttemptState.CAPTURED);
        assertThat(till.payment(attempt).orElseThrow().path("captures")).hasSize(1);
    }

    @Test
    void a_page_that_is_refused_because_of_our_settings_calls_a_person() {
        till.fault("""
                {"kind":"status","method":"POST","path":"/v1/payments","status":401}""");

        Attempt attempt = started(order("75.00", Mode.IMMEDIATE));

        assertThat(attempt.state()).isEqualTo(AttemptState.FAILED);
        assertThat(attempt.failure()).startsWith("rejected-config");
        assertThat(owner.sql("select count(*) from billing.payment_alarm where kind = 'operation-refused'"
                                + " and attempt_id = :attempt")
                        .param("attempt", attempt.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_hold_that_ran_out_at_the_gateway_first_refuses_the_capture_and_is_told_as_gone() {
        Attempt attempt = held("75.00");
        withoutNotices();
        till.advance("P8D");

        Operation capture = begun(payments.capture(attempt.order(), sar("35.70")));

        assertThat(settled(capture).state()).isEqualTo(Operation.State.FAILED);
        becomes(attempt, AttemptState.EXPIRED);
    }

    @Test
    void what_is_left_of_a_hold_that_was_taken_in_part_is_released_and_said_to_be() {
        Attempt attempt = held("75.00");
        settled(begun(payments.capture(MIZAN, attempt.order(), sar("20.00"), false)));
        becomes(attempt, AttemptState.PARTIALLY_CAPTURED);

        Operation release = begun(payments.release(attempt.order()));

        assertThat(settled(release).state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(becomes(attempt, AttemptState.CAPTURED).sums().captured()).isEqualTo(sar("20.00"));
        assertThat(orders.require(attempt.order()).state()).isEqualTo(PaymentOrder.State.COLLECTED);
    }

    private int asked(Operation operation) {
        return owner.sql("select inquiries from billing.remote_call where op_key = :key")
                .param("key", operation.key())
                .query(Integer.class)
                .single();
    }
}
