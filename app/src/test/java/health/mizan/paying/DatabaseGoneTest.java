package health.mizan.paying;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Operation;
import health.mizan.payments.PaymentOrder.Mode;
import health.mizan.refunds.RefundRequest;
import health.mizan.refunds.Refunds;
import health.mizan.testing.Eventually;
import health.mizan.testing.Http.Answer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The gateway has answered, and the database goes before the answer is written down: the connection dies in the middle of
 * that transaction. What happened is found out later, and nothing happens twice.
 */
class DatabaseGoneTest extends PaymentDoors {

    @Autowired
    private Refunds refunds;

    @BeforeEach
    void without_notices() {
        till.webhooks("{\"paused\":true}");
        // A sequence counts what a rolled back transaction did.
        owner.sql("""
                        create sequence billing.test_database_went;
                        grant usage on sequence billing.test_database_went to mizan_app;
                        create function billing.test_go() returns trigger language plpgsql as $$
                        begin
                            perform nextval('billing.test_database_went');
                            perform pg_terminate_backend(pg_backend_pid());
                            perform pg_sleep(5);
                            return new;
                        end $$;
                        """).update();
    }

    @AfterEach
    void as_it_was() {
        owner.sql("drop function billing.test_go cascade; drop sequence billing.test_database_went")
                .update();
    }

    @Test
    void a_capture_is_proven_later_and_takes_the_money_once() {
        Attempt attempt = paidAndAskedAbout(Mode.DEFERRED, "75.00");
        databaseGoesWhenAnOutcomeIsNoted();

        Operation capture = begun(payments.capture(attempt.order(), sar("35.70")));
        awaitThatItWent();

        assertThat(attempts.operation(capture.id()).state().isFinal()).isFalse();
        assertThat(attempts.require(attempt.id()).sums().captured()).isEqualTo(sar("0.00"));
        databaseIsBack();
        eventuallyRecovered(capture);
        assertThat(attempts.operation(capture.id()).state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(attempts.require(attempt.id()).sums().captured()).isEqualTo(sar("35.70"));
        assertThat(till.payment(attempt).orElseThrow().path("captures")).hasSize(1);
    }

    @Test
    void a_refund_is_proven_later_and_gives_back_once() {
        Attempt attempt = paidAndAskedAbout(Mode.IMMEDIATE, "50.00");
        databaseGoesWhenAnOutcomeIsNoted();

        refunds.refund(MIZAN, new RefundRequest(attempt.id(), sar("20.00"), sar("50.00"), "not performed"));
        awaitThatItWent();

        Operation refund = lastOperation(attempt);
        assertThat(refund.state().isFinal()).isFalse();
        databaseIsBack();
        eventuallyRecovered(refund);
        assertThat(attempts.require(attempt.id()).sums().refunded()).isEqualTo(sar("20.00"));
        assertThat(till.payment(attempt).orElseThrow().path("refunds")).hasSize(1);
    }

    @Test
    void a_page_is_found_again_by_whoever_asks_with_the_same_key() {
        String order = opened(desk, deposit(visit("RUH"), "50.00"));
        String key = UUID.randomUUID().toString();
        databaseGoesWhenAnOutcomeIsNoted();

        Answer lost = page(desk, key, order);
        awaitThatItWent();

        assertThat(lost.status()).isIn(500, 503);
        databaseIsBack();
        Attempt attempt = attempts.of(orderId(order)).getFirst();
        eventuallyRecovered(lastOperation(attempt));
        Answer again = page(desk, key, order);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("id").asText()).isEqualTo(attempt.id().toString());
        assertThat(again.json().path("redirectUrl").asText()).contains("/pay/");
        till.pay(attempt, Till.VISA);
        inquiries.inquire(attempt.id());
        becomes(attempt, AttemptState.CAPTURED);
    }

    private void databaseGoesWhenAnOutcomeIsNoted() {
        owner.sql("""
                        create trigger test_go before update on billing.payment_operation
                        for each row when (new.state = 'succeeded') execute function billing.test_go()
                        """).update();
    }

    private void awaitThatItWent() {
        Eventually.until("the database went", () -> owner.sql("select is_called from billing.test_database_went")
                .query(Boolean.class)
                .single());
    }

    private void databaseIsBack() {
        owner.sql("drop trigger test_go on billing.payment_operation").update();
    }

    private Answer page(String token, String key, String order) {
        return http.post(order + "/attempts", """
                        {"method":"card","returnUrl":"https://clinic.example.org/back"}""")
                .as(token)
                .header("Idempotency-Key", key)
                .send();
    }

    private Attempt paidAndAskedAbout(Mode mode, String amount) {
        Attempt attempt = started(order(amount, mode));
        till.pay(attempt, Till.VISA);
        inquiries.inquire(attempt.id());
        return attempts.require(attempt.id());
    }
}
