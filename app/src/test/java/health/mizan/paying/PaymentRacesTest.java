package health.mizan.paying;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.attempts.Asked;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Operation;
import health.mizan.payments.Debt;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrder.Mode;
import health.mizan.refunds.RefundRequest;
import health.mizan.refunds.Refunds;
import health.mizan.testing.Eventually;
import health.mizan.testing.Together;
import health.mizan.web.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two of everything at once: one wins, the gateway sees one. */
class PaymentRacesTest extends PayingTest {

    @Autowired
    private Refunds refunds;

    @Test
    void eight_tabs_that_pay_one_debt_share_one_page() throws Exception {
        Debt debt = new Debt(Debt.Kind.DEPOSIT, UUID.randomUUID());

        List<Attempt> pages = Together.times(8, tab -> () -> started(order(debt, "60.00", Mode.IMMEDIATE)));

        Set<Object> attempted = new HashSet<>();
        pages.forEach(page -> attempted.add(page.id()));
        assertThat(attempted).hasSize(1);
        Attempt attempt = becomes(pages.getFirst(), AttemptState.ACTION_REQUIRED);
        till.pay(attempt, Till.VISA);
        till.pay(attempt, Till.VISA);
        becomes(attempt, AttemptState.CAPTURED);
        assertThat(till.payment(attempt).orElseThrow().path("capturedMinor").asLong())
                .isEqualTo(6000);
    }

    @Test
    void of_capture_and_release_at_once_one_wins() throws Exception {
        for (int round = 0; round < 4; round++) {
            Attempt attempt = held("75.00");

            List<Asked> answers = Together.<Asked>times(
                    6,
                    n -> (n % 2 == 0)
                            ? () -> payments.capture(attempt.order(), sar("35.70"))
                            : () -> payments.release(attempt.order()));

            Set<Object> begun = new HashSet<>();
            answers.stream()
                    .map(answer -> answer instanceof Asked.Begun(var operation) ? operation.id() : null)
                    .filter(Objects::nonNull)
                    .forEach(begun::add);
            assertThat(begun).hasSize(1);
            Eventually.until(
                    "the attempt has ended",
                    () -> !attempts.require(attempt.id()).state().live());
        }
    }

    @Test
    void refunds_at_once_never_give_back_more_than_was_taken() throws Exception {
        Attempt attempt = paid("50.00");

        List<Boolean> taken = Together.times(6, n -> (Callable<Boolean>) () -> {
            try {
                refunds.refund(MIZAN, new RefundRequest(attempt.id(), sar("30.00"), sar("50.00"), "two desks at once"));
                return true;
            } catch (ProblemException refused) {
                return false;
            }
        });

        assertThat(taken).containsOnlyOnce(true);
        settled(lastOperation(attempt));
        assertThat(attempts.require(attempt.id()).sums().refunded()).isEqualTo(sar("30.00"));
        assertThat(till.payment(attempt).orElseThrow().path("refunds")).hasSize(1);
    }

    @Test
    void a_second_order_for_another_amount_waits_until_the_first_is_not_being_paid() {
        Debt debt = new Debt(Debt.Kind.DEPOSIT, UUID.randomUUID());
        PaymentOrder first = order(debt, "60.00", Mode.IMMEDIATE);
        Attempt attempt = started(first);

        assertThat(order(debt, "60.00", Mode.IMMEDIATE).id()).isEqualTo(first.id());
        try {
            order(debt, "61.00", Mode.IMMEDIATE);
            throw new AssertionError("a debt being paid took another order");
        } catch (ProblemException conflict) {
            assertThat(conflict.type().slug()).isEqualTo("conflict");
        }
        till.cancel(attempt);
        becomes(attempt, AttemptState.CANCELLED);

        assertThat(order(debt, "61.00", Mode.IMMEDIATE).id()).isNotEqualTo(first.id());
        assertThat(orders.require(first.id()).state()).isEqualTo(PaymentOrder.State.CLOSED);
    }

    @Test
    void the_database_itself_refuses_a_second_live_attempt_and_sums_out_of_order() {
        Attempt attempt = held("75.00");

        assertThat(refused("""
                insert into billing.payment_attempt (id, order_id, account_id, method, mode, merchant_reference,
                    amount_minor, currency, return_url, locale, created_at, changed_at)
                select gen_random_uuid(), order_id, account_id, method, mode, 'other', amount_minor, currency, return_url,
                    locale, now(), now() from billing.payment_attempt where id = '%s'""".formatted(attempt.id()))).contains("payment_attempt_one_live");
        assertThat(refused("update billing.payment_attempt set captured_minor = 7501 where id = '%s'"
                        .formatted(attempt.id())))
                .contains("check");
        assertThat(refused("update billing.payment_attempt set refunded_minor = 1 where id = '%s'"
                        .formatted(attempt.id())))
                .contains("check");
        settled(begun(payments.release(attempt.order())));
        assertThat(lastOperation(attempt).state()).isEqualTo(Operation.State.SUCCEEDED);
    }

    private String refused(String statement) {
        try {
            owner.sql(statement).update();
            return "";
        } catch (org.springframework.dao.DataIntegrityViolationException violation) {
            return String.valueOf(violation.getMessage());
        }
    }
}
