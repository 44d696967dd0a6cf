package health.mizan.vitals;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.testing.TestClock;
import health.mizan.testing.Visits;
import health.mizan.web.PageRequest;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UnknownPaymentsTest extends DatabaseTest {

    private static final Caller.Staff RIYADH = People.staff("operator", Role.OPERATOR, "RUH");
    private static final Caller.Staff JEDDAH = People.staff("operator", Role.OPERATOR, "JED");

    private Visits visits;
    private UnknownPayments payments;

    @BeforeAll
    void open() {
        visits = new Visits(dataSource, TestClock.at("2026-05-04T08:00:00Z")).withGoldenCase();
        payments = new UnknownPayments(new UnknownPaymentStore(sql));
    }

    @AfterAll
    void close() {
        visits.close();
    }

    @Test
    void what_may_have_happened_is_listed_at_its_site_until_it_is_known() {
        UUID capture = unknown("RUH", "capture", 7_500);
        unknown("JED", "refund", 2_000);

        assertThat(payments.list(RIYADH, PageRequest.of(null, 10)).items())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.operation().value()).isEqualTo(capture);
                    assertThat(one.act()).isEqualTo("capture");
                    assertThat(one.amount()).isEqualTo(sar("75.00"));
                    assertThat(one.site()).isEqualTo("RUH");
                    assertThat(one.inquiries()).isEqualTo(2);
                    assertThat(one.askedAt()).isNotNull().isBefore(one.nextAt());
                });
        assertThat(payments.count(RIYADH)).isEqualTo(1);
        assertThat(payments.count(JEDDAH)).isEqualTo(1);

        owner.sql("update billing.payment_operation set state = 'succeeded', settled_at = now() where id = ?")
                .param(capture)
                .update();

        assertThat(payments.list(RIYADH, PageRequest.of(null, 10)).items()).isEmpty();
        assertThat(payments.count(RIYADH)).isZero();
    }

    @Test
    void one_that_moves_no_money_by_itself_shows_the_sum_of_its_attempt() {
        UUID start = unknown("RUH", "start", 0);

        assertThat(payments.list(RIYADH, PageRequest.of(null, 10)).items())
                .filteredOn(one -> one.operation().value().equals(start))
                .singleElement()
                .satisfies(one -> assertThat(one.amount()).isEqualTo(sar("100.00")));
    }

    private UUID unknown(String site, String act, long minor) {
        UUID order = UUID.randomUUID();
        UUID account = UUID.randomUUID();
        UUID attempt = UUID.randomUUID();
        UUID operation = UUID.randomUUID();
        owner.sql("insert into billing.gateway_account (id, code, provider) values (?, ?, 'test')")
                .params(account, "g" + account)
                .update();
        owner.sql("""
                        insert into billing.payment_order (id, debt_kind, debt_id, patient_id, facility_id, amount_minor,
                            currency, mode, opened_by, created_at)
                        select ?, 'case', ?, ?, id, 10000, 'SAR', 'immediate', 'test', now() from billing.facility where code = ?
                        """)
                .params(order, UUID.randomUUID(), visits.somebody().value(), site)
                .update();
        owner.sql("""
                        insert into billing.payment_attempt (id, order_id, account_id, method, mode, merchant_reference,
                            amount_minor, currency, state, return_url, locale, created_at, changed_at)
                        values (?, ?, ?, 'mada', 'immediate', ?, 10000, 'SAR', 'unknown', 'https://r.example', 'ar', now(), now())
                        """).params(attempt, order, account, attempt.toString()).update();
        owner.sql("""
                        insert into billing.payment_operation (id, attempt_id, type, amount_minor, currency, op_key, state,
                            ours, asked_by, created_at)
                        values (?, ?, ?, ?, 'SAR', ?, 'unknown', true, 'test', now())
                        """)
                .params(operation, attempt, act, minor, operation.toString())
                .update();
        owner.sql("""
                        insert into billing.remote_call (id, kind, op_key, target, subject_kind, subject_id, state, inquiries,
                            due_at, unknown_since, inquired_at)
                        values (?, 'payment', ?, 'test', 'payment-operation', ?, 'unknown', 2, now() + interval '1 hour',
                            now() - interval '1 hour', now() - interval '1 minute')
                        """)
                .params(UUID.randomUUID(), operation.toString(), operation.toString())
                .update();
        return operation;
    }
}
