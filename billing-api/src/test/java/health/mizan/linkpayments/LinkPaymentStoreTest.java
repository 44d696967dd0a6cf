package health.mizan.linkpayments;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.claims.BookedPayer;
import health.mizan.claims.ClaimWorld;
import health.mizan.invoices.Invoice;
import health.mizan.paylinks.PayLink;
import health.mizan.paylinks.PayLinks;
import health.mizan.payments.AttemptId;
import health.mizan.payments.Debt;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.TestClock;
import health.mizan.testing.Visits;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LinkPaymentStoreTest extends DatabaseTest {

    private ClaimWorld world;
    private PayLinks links;
    private TestClock clock;
    private Invoice invoice;
    private LinkPaymentStore store;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        world = new ClaimWorld(dataSource, sql, tx, new BookedPayer(sql)).open();
        links = world.the(PayLinks.class);
        clock = (TestClock) world.the(Clock.class);
        invoice = world.invoiceOf(world.selfPaying("DS-201"));
        store = new LinkPaymentStore(sql);
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void an_attempt_is_led_to_by_another_link_as_long_as_that_one_opens_something() {
        PayLink first = link();
        PayLink second = link();
        AttemptId attempt = attempt();
        store.insert(first.id(), UUID.randomUUID(), attempt, now());

        assertThat(store.isLedToByOther(first.id(), attempt, now())).isFalse();
        assertThat(store.isLedToByOther(second.id(), attempt, now())).isTrue();

        store.insert(second.id(), UUID.randomUUID(), attempt, now());
        assertThat(store.isLedToByOther(first.id(), attempt, now())).isTrue();
        assertThat(store.isLedToByOther(first.id(), attempt, second.expiresAt()))
                .isFalse();

        links.revoke(Visits.DESK, second.id());
        assertThat(store.isLedToByOther(first.id(), attempt, now())).isFalse();
        assertThat(store.isLedToByOther(second.id(), attempt, now())).isTrue();
    }

    @Test
    void a_link_to_the_same_debt_that_has_begun_nothing_leads_nowhere() {
        PayLink first = link();
        link();
        AttemptId attempt = attempt();
        store.insert(first.id(), UUID.randomUUID(), attempt, now());

        assertThat(store.isLedToByOther(first.id(), attempt, now())).isFalse();
    }

    @Test
    void the_link_that_leads_to_an_attempt_is_the_one_that_was_used_last_and_still_stands() {
        PayLink first = link();
        PayLink second = link();
        link();
        AttemptId attempt = attempt();
        assertThat(store.leadingTo(attempt)).isEmpty();
        store.insert(second.id(), UUID.randomUUID(), attempt, now().minusSeconds(1));
        store.insert(first.id(), UUID.randomUUID(), attempt, now());

        assertThat(store.leadingTo(attempt)).contains(first.id());
        links.revoke(Visits.DESK, first.id());
        assertThat(store.leadingTo(attempt)).contains(second.id());
        links.revoke(Visits.DESK, second.id());
        assertThat(store.leadingTo(attempt)).contains(first.id());
    }

    private Instant now() {
        return clock.instant();
    }

    private PayLink link() {
        return links.make(Visits.DESK, debt(), null).link();
    }

    private Debt debt() {
        return new Debt(Debt.Kind.INVOICE, invoice.id().value());
    }

    /** As the table holds one whose page is open. */
    private AttemptId attempt() {
        UUID account = UUID.randomUUID();
        UUID order = UUID.randomUUID();
        UUID attempt = UUID.randomUUID();
        owner.sql("insert into billing.gateway_account (id, code, provider) values (?, ?, 'test')")
                .params(account, "g" + account)
                .update();
        owner.sql("""
                        insert into billing.payment_order (id, debt_kind, debt_id, patient_id, facility_id, amount_minor,
                            currency, mode, state, opened_by, created_at, ended_at)
                        values (?, 'invoice', ?, ?, ?, 6000, 'SAR', 'immediate', 'closed', 'test', now(), now())
                        """)
                .params(
                        order,
                        debt().id(),
                        invoice.patient().value(),
                        invoice.facility().value())
                .update();
        owner.sql("""
                        insert into billing.payment_attempt (id, order_id, account_id, method, mode, merchant_reference,
                            amount_minor, currency, state, return_url, locale, created_at, changed_at)
                        values (?, ?, ?, 'card', 'immediate', ?, 6000, 'SAR', 'action-required', 'https://r.example', 'ar',
                            now(), now())
                        """).params(attempt, order, account, attempt.toString()).update();
        return new AttemptId(attempt);
    }
}
