package health.mizan.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.audit.Audit;
import health.mizan.ids.Ids;
import health.mizan.parties.PatientId;
import health.mizan.payments.OperationId;
import health.mizan.payments.OrderFilter;
import health.mizan.payments.PaymentOrderId;
import health.mizan.payments.PaymentOrders;
import health.mizan.sight.Sights;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.testing.TestClock;
import health.mizan.tx.Tx;
import health.mizan.web.PageRequest;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A patient with a file at two sites: the money of one site is no business of the other's staff. */
class MoneyOfOtherSitesTest extends DatabaseTest {

    private static final Caller HERE = People.staff("finance", Role.FINANCE, "RUH");
    private static final Caller ELSEWHERE = People.staff("finance-2", Role.FINANCE, "JED");
    private static final PageRequest ALL = PageRequest.of(null, 50);

    private final UUID order = UUID.randomUUID();
    private final UUID refund = UUID.randomUUID();
    private People people;
    private AnnotationConfigApplicationContext context;
    private PatientId patient;

    @BeforeAll
    void open() {
        people = new People(dataSource, TestClock.at("2026-03-01T09:00:00Z")).withClinic();
        patient = people.registered(People.person("عبد الرحمن", "Abdulrahman", "1985-03-12"))
                .id();
        owner.sql("""
                        insert into billing.patient_registration
                        select (json_populate_record(r, json_build_object('facility_id', f.id))).*
                          from billing.patient_registration r, billing.facility f
                         where r.patient_id = :patient and f.code = 'JED'
                        """).param("patient", patient.value()).update();
        paidAndGivenBack();
        context = new AnnotationConfigApplicationContext();
        context.registerBean(JdbcClient.class, () -> sql);
        context.registerBean(Tx.class, () -> tx);
        context.registerBean(Clock.class, () -> TestClock.at("2026-03-01T09:00:00Z"));
        context.registerBean(Sights.class, () -> people.the(Sights.class));
        context.registerBean(Audit.class, () -> people.the(Audit.class));
        context.registerBean(Ids.class, () -> people.the(Ids.class));
        context.registerBean(RefundStore.class);
        context.register(PaymentOrders.class);
        context.scan("health.mizan.payments");
        context.refresh();
    }

    @AfterAll
    void close() {
        context.close();
        people.close();
    }

    @Test
    void staff_see_the_orders_of_their_own_site_only() {
        PaymentOrders orders = context.getBean(PaymentOrders.class);
        OrderFilter ofPatient = new OrderFilter(null, null, patient, null);

        assertThat(orders.find(HERE, new PaymentOrderId(order))).isPresent();
        assertThat(orders.list(HERE, ofPatient, ALL).items()).hasSize(1);

        assertThat(orders.find(ELSEWHERE, new PaymentOrderId(order))).isEmpty();
        assertThat(orders.list(ELSEWHERE, ofPatient, ALL).items()).isEmpty();
    }

    @Test
    void staff_see_the_refunds_of_their_own_site_only() {
        RefundStore refunds = context.getBean(RefundStore.class);

        assertThat(refunds.find(HERE, new OperationId(refund))).isPresent();
        assertThat(refunds.list(HERE, null, ALL)).hasSize(1);

        assertThat(refunds.find(ELSEWHERE, new OperationId(refund))).isEmpty();
        assertThat(refunds.list(ELSEWHERE, null, ALL)).isEmpty();
    }

    private void paidAndGivenBack() {
        UUID account = UUID.randomUUID();
        UUID attempt = UUID.randomUUID();
        owner.sql("insert into billing.gateway_account (id, code, provider) values (:id, 'card', 'test')")
                .param("id", account)
                .update();
        owner.sql("""
                        insert into billing.payment_order (id, debt_kind, debt_id, patient_id, facility_id, amount_minor,
                            currency, mode, state, captured_minor, refunded_minor, opened_by, created_at, ended_at)
                        select :id, 'deposit', :id, :patient, f.id, 100, 'SAR', 'immediate', 'collected', 100, 100,
                               'test', now(), now()
                          from billing.facility f where f.code = 'RUH'
                        """).param("id", order).param("patient", patient.value()).update();
        owner.sql("""
                        insert into billing.payment_attempt (id, order_id, account_id, method, mode, merchant_reference,
                            amount_minor, currency, state, authorised_minor, captured_minor, refunded_minor, return_url,
                            locale, created_at, changed_at)
                        values (:id, :order, :account, 'card', 'immediate', 'm-1', 100, 'SAR', 'captured', 100, 100, 100,
                            'https://clinic.example.org', 'en', now(), now())
                        """)
                .param("id", attempt)
                .param("order", order)
                .param("account", account)
                .update();
        owner.sql("""
                        insert into billing.payment_operation (id, attempt_id, type, amount_minor, currency, op_key, state,
                            ours, asked_by, created_at, settled_at)
                        values (:id, :attempt, 'refund', 100, 'SAR', 'refund-1', 'succeeded', true, 'test', now(), now())
                        """).param("id", refund).param("attempt", attempt).update();
    }
}
