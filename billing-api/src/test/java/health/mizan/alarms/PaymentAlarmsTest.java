package health.mizan.alarms;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.alarms.PaymentAlarm.Kind;
import health.mizan.audit.Audit;
import health.mizan.ids.Ids;
import health.mizan.payments.AttemptId;
import health.mizan.remarks.Remark;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.testing.TestClock;
import health.mizan.web.PageRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is wrong with money waits for those who look after the money of its site. */
class PaymentAlarmsTest extends DatabaseTest {

    private static final Caller HERE = People.staff("finance", Role.FINANCE, "RUH");
    private static final Caller ELSEWHERE = People.staff("finance-2", Role.FINANCE, "JED");
    private static final PageRequest ALL = PageRequest.of(null, 50);

    private People people;
    private PaymentAlarms alarms;
    private AttemptId attempt;

    @BeforeAll
    void open() {
        TestClock clock = TestClock.at("2026-03-01T09:00:00Z");
        people = new People(dataSource, clock).withClinic();
        alarms = new PaymentAlarms(
                new PaymentAlarmStore(sql),
                people.the(Audit.class),
                new SimpleMeterRegistry(),
                people.the(Ids.class),
                clock,
                tx);
        attempt = anAttemptHere();
    }

    @AfterAll
    void close() {
        people.close();
    }

    @Test
    void one_fact_raises_one_alarm() {
        raise(Kind.MISMATCH, "once", attempt);
        raise(Kind.MISMATCH, "once", attempt);

        assertThat(seen(HERE)).filteredOn("once"::equals).hasSize(1);
    }

    @Test
    void an_alarm_about_a_payment_is_its_sites() {
        raise(Kind.ORPHAN_CHARGE, "ours", attempt);
        UUID alarm = alarms.open(HERE, ALL).items().stream()
                .filter(one -> one.reference().equals("ours"))
                .findFirst()
                .orElseThrow()
                .id();

        assertThat(seen(ELSEWHERE)).doesNotContain("ours");
        assertThat(alarms.resolve(ELSEWHERE, alarm, "none of ours")).isFalse();
        assertThat(alarms.resolve(HERE, alarm, "given back by hand")).isTrue();
        assertThat(alarms.resolve(HERE, alarm, "a second time")).isFalse();
        assertThat(seen(HERE)).doesNotContain("ours");
    }

    @Test
    void one_about_nothing_that_we_know_is_for_everybody() {
        raise(Kind.UNKNOWN_REFERENCE, "whose", null);

        assertThat(seen(HERE)).contains("whose");
        assertThat(seen(ELSEWHERE)).contains("whose");
    }

    @Test
    void what_is_kept_as_data_reads_back_and_an_older_text_is_read_as_what_was_written() {
        List<Remark> differences = List.of(
                Remark.quoting(Remark.Kind.PAYS_NO_CLAIM, "detail[1]"),
                Remark.quoting(Remark.Kind.PAID_OTHERWISE, "Claim/1", sar("100.00"), sar("142.80")));
        tx.run(() -> alarms.raise(Kind.REMITTANCE_MISMATCH, "as data", null, differences));
        owner.sql("insert into billing.payment_alarm (id, kind, reference, detail, raised_at)"
                        + " values (:id, 'mismatch', 'as text', 'the amount differs', now())")
                .param("id", UUID.randomUUID())
                .update();

        assertThat(details("as data")).isEqualTo(differences);
        assertThat(details("as text")).containsExactly(Remark.quoting(Remark.Kind.WRITTEN, "the amount differs"));
    }

    private List<Remark> details(String reference) {
        return alarms.open(HERE, ALL).items().stream()
                .filter(alarm -> alarm.reference().equals(reference))
                .findFirst()
                .orElseThrow()
                .details();
    }

    private void raise(Kind kind, String reference, @org.jspecify.annotations.Nullable AttemptId about) {
        tx.run(() ->
                alarms.raise(kind, reference, about, List.of(Remark.quoting(Remark.Kind.AMOUNT_DIFFERS, "pay-1"))));
    }

    private List<String> seen(Caller caller) {
        return alarms.open(caller, ALL).items().stream()
                .map(PaymentAlarm::reference)
                .toList();
    }

    private AttemptId anAttemptHere() {
        UUID patient = people.registered(People.person("عبد الرحمن", "Abdulrahman", "1985-03-12"))
                .id()
                .value();
        UUID account = UUID.randomUUID();
        UUID order = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        owner.sql("insert into billing.gateway_account (id, code, provider) values (:id, 'card', 'test')")
                .param("id", account)
                .update();
        owner.sql("""
                        insert into billing.payment_order (id, debt_kind, debt_id, patient_id, facility_id, amount_minor,
                            currency, mode, opened_by, created_at)
                        select :id, 'deposit', :id, :patient, f.id, 100, 'SAR', 'immediate', 'test', now()
                          from billing.facility f where f.code = 'RUH'
                        """).param("id", order).param("patient", patient).update();
        owner.sql("""
                        insert into billing.payment_attempt (id, order_id, account_id, method, mode, merchant_reference,
                            amount_minor, currency, return_url, locale, created_at, changed_at)
                        values (:id, :order, :account, 'card', 'immediate', 'm-1', 100, 'SAR', 'https://clinic.example.org',
                            'en', now(), now())
                        """)
                .param("id", id)
                .param("order", order)
                .param("account", account)
                .update();
        return new AttemptId(id);
    }
}
