package health.mizan.casestatus;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimState;
import health.mizan.claims.ClaimWorld;
import health.mizan.invoices.Invoice;
import health.mizan.ledger.Account;
import health.mizan.ledger.JournalEntry;
import health.mizan.ledger.Ledger;
import health.mizan.ledger.Party;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.sight.SightSettings;
import health.mizan.sight.Sights;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.testing.Visits;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The facts of a case are read where they are kept, from planned to settled. */
class CaseStatusesTest extends DatabaseTest {

    private ClaimWorld world;
    private CaseStatuses statuses;
    private UUID account;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        world = new ClaimWorld(dataSource, sql, tx, new BookedPayer(sql)).open();
        statuses = new CaseStatuses(new CaseFactStore(sql, new Sights(SightSettings.defaults(), Clock.systemUTC())));
        account = UUID.randomUUID();
        sql.sql("insert into gateway_account (id, code, provider) values (:id, 'here', 'sandbox')")
                .param("id", account)
                .update();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void a_visit_of_one_who_pays_alone_is_planned_then_billed_then_paid() {
        CaseId visit = world.visits.caseOf(world.visits.visit(world.visits.somebody()));
        assertThat(of(visit)).isEqualTo(CaseStatus.PLANNED);

        world.visits.ordered(visit, "DS-201", "performed");
        world.visits.cases().confirmService(Visits.DESK, visit);
        Invoice invoice = world.invoiceOf(visit);
        assertThat(of(visit)).isEqualTo(CaseStatus.TO_PAY);

        pay(invoice, "20.00");
        assertThat(of(visit)).isEqualTo(CaseStatus.PARTLY_PAID);

        pay(invoice, "40.00");
        assertThat(of(visit)).isEqualTo(CaseStatus.PAID);

        notice(visit, invoice, "retry");
        assertThat(of(visit)).isEqualTo(CaseStatus.EMR_BEING_TOLD);
    }

    @Test
    void a_claim_is_told_until_its_bill_is_open() {
        CaseId visit = world.golden();
        world.draftOf(visit);
        assertThat(of(visit)).isIn(CaseStatus.CLAIM_PREPARED, CaseStatus.CLAIM_BLOCKED);

        ClaimId claim = world.submitted(visit, ClaimState.DECIDED);
        assertThat(of(visit)).isEqualTo(CaseStatus.CLAIM_DECIDED);

        world.claims().post(claim);
        world.invoiceOf(visit);

        assertThat(of(visit)).isEqualTo(CaseStatus.TO_PAY);
    }

    @Test
    void the_last_question_to_the_payer_counts() {
        CaseId visit = world.visits.memberCase();
        assertThat(of(visit)).isEqualTo(CaseStatus.COVER_UNCHECKED);

        check(visit, "asked", null, 10);
        assertThat(of(visit)).isEqualTo(CaseStatus.COVER_ASKED);

        check(visit, "answered", "out-of-network", 5);
        assertThat(of(visit)).isEqualTo(CaseStatus.NOT_COVERED);

        check(visit, "answered", "eligible", 1);
        assertThat(of(visit)).isEqualTo(CaseStatus.PLANNED);
    }

    @Test
    void a_hold_is_set_aside_and_then_taken_for_the_bill() {
        CaseId visit = world.visits.caseOf(world.visits.visit(world.visits.somebody()));
        UUID order = order("case", visit.value(), visit, 0);
        UUID attempt = attempt(order, "action-required");
        assertThat(of(visit)).isEqualTo(CaseStatus.PAYMENT_UNDER_WAY);

        attemptIs(attempt, "authorised");
        assertThat(of(visit)).isEqualTo(CaseStatus.HELD);

        world.visits.ordered(visit, "DS-201", "performed");
        world.visits.cases().confirmService(Visits.DESK, visit);
        world.invoiceOf(visit);
        assertThat(of(visit)).isEqualTo(CaseStatus.TO_BE_TAKEN);

        operation(attempt, "capture", "unknown");
        assertThat(of(visit)).isEqualTo(CaseStatus.PAYMENT_UNKNOWN);
    }

    @Test
    void a_failed_payment_of_the_bill_is_told_until_the_next_one_begins() {
        CaseId visit = world.selfPaying("DS-201");
        Invoice invoice = world.invoiceOf(visit);
        UUID order = order("invoice", invoice.id().value(), visit, 0);
        attempt(order, "declined");
        assertThat(of(visit)).isEqualTo(CaseStatus.PAYMENT_FAILED);

        UUID second = attempt(order, "unknown");
        assertThat(of(visit)).isEqualTo(CaseStatus.PAYMENT_UNKNOWN);

        attemptIs(second, "captured");
        assertThat(of(visit)).isEqualTo(CaseStatus.TO_PAY);
    }

    @Test
    void a_deposit_is_paid_in_advance_and_what_is_refunded_is_not() {
        CaseId visit = world.visits.caseOf(world.visits.visit(world.visits.somebody()));
        UUID order = order("deposit", visit.value(), visit, 50_00);
        assertThat(of(visit)).isEqualTo(CaseStatus.PREPAID);

        sql.sql("update payment_order set refunded_minor = captured_minor where id = :id")
                .param("id", order)
                .update();

        assertThat(of(visit)).isEqualTo(CaseStatus.PLANNED);
    }

    @Test
    void a_visit_that_is_called_off_is_cancelled() {
        CaseId visit = world.visits.memberCase();

        world.visits.cases().cancel(Visits.DESK, visit, Case.Reason.PATIENT_ASKED);

        assertThat(of(visit)).isEqualTo(CaseStatus.CANCELLED);
    }

    @Test
    void a_visit_out_of_sight_has_no_status() {
        CaseId theirs = world.visits.memberCase();
        CaseId unknown = new CaseId(UUID.randomUUID());

        assertThat(statuses.of(Visits.DESK, List.of(theirs, unknown))).containsOnlyKeys(theirs);
        assertThat(statuses.of(Visits.DESK_OF_JEDDAH, theirs)).isEmpty();
        assertThat(statuses.of(People.login("somebody-else", world.visits.somebody()), theirs))
                .isEmpty();
    }

    private CaseStatus of(CaseId visit) {
        return statuses.of(Visits.DESK, visit).orElseThrow();
    }

    private void pay(Invoice invoice, String amount) {
        OperationId operation = new OperationId(UUID.randomUUID());
        tx.run(() -> {
            world.the(Ledger.class)
                    .post(JournalEntry.of("payment.captured", operation.toString())
                            .debit(Account.GATEWAY_CLEARING, new Party(Party.Kind.GATEWAY, account), sar(amount))
                            .credit(Account.PATIENT_RECEIVABLE, Party.of(invoice.patient()), sar(amount))
                            .balanced());
            world.invoices()
                    .settle(
                            invoice.id(),
                            new PaymentOrderId(UUID.randomUUID()),
                            operation,
                            sar(amount),
                            "R-" + operation);
        });
    }

    private void notice(CaseId visit, Invoice invoice, String state) {
        sql.sql("""
                        insert into emr_notice (id, kind, about, case_id, invoice_id, state, tries, created_at)
                        values (gen_random_uuid(), 'invoice', :invoice, :case, :invoice, :state, 1, now())
                        """)
                .param("invoice", invoice.id().value())
                .param("case", visit.value())
                .param("state", state)
                .update();
    }

    private void check(CaseId visit, String state, @Nullable String standing, int minutesAgo) {
        sql.sql("""
                        insert into eligibility_check (id, version, patient_id, coverage_id, payer_id, facility_id,
                            financial_case, service_date, categories, state, tries, standing, in_force, answer,
                            requested_at, asked_at, settled_at)
                        select gen_random_uuid(), 1, c.patient_id, c.coverage_id, v.payer_id, c.facility_id, c.id,
                               c.service_date, '{}', :state, 1, :standing::text,
                               case when :standing::text is null then null else true end,
                               case when :standing::text is null then null else '\\x00'::bytea end,
                               now() - make_interval(mins => :ago), now(),
                               case when :standing::text is null then null else now() end
                          from financial_case c join coverage v on v.id = c.coverage_id where c.id = :case
                        """)
                .param("case", visit.value())
                .param("state", state)
                .param("standing", standing)
                .param("ago", minutesAgo)
                .update();
    }

    private UUID order(String kind, UUID debt, CaseId visit, long captured) {
        UUID id = UUID.randomUUID();
        sql.sql("""
                        insert into payment_order (id, debt_kind, debt_id, patient_id, facility_id, amount_minor, currency,
                            mode, captured_minor, opened_by, created_at)
                        select :id, :kind, :debt, c.patient_id, c.facility_id, 6000, 'SAR', 'immediate', :captured, 'test',
                               now()
                          from financial_case c where c.id = :case
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("debt", debt)
                .param("captured", captured)
                .param("case", visit.value())
                .update();
        return id;
    }

    private UUID attempt(UUID order, String state) {
        UUID id = UUID.randomUUID();
        sql.sql("""
                        insert into payment_attempt (id, order_id, account_id, method, mode, merchant_reference,
                            amount_minor, currency, state, return_url, locale, created_at, changed_at)
                        values (:id, :order, :account, 'card', 'deferred', :reference, 6000, 'SAR', :state,
                            'https://pay.example.org/back', 'en', clock_timestamp(), now())
                        """)
                .param("id", id)
                .param("order", order)
                .param("account", account)
                .param("reference", id.toString())
                .param("state", state)
                .update();
        return id;
    }

    private void attemptIs(UUID attempt, String state) {
        sql.sql("update payment_attempt set state = :state where id = :id")
                .param("state", state)
                .param("id", attempt)
                .update();
    }

    private void operation(UUID attempt, String type, String state) {
        sql.sql("""
                        insert into payment_operation (id, attempt_id, type, amount_minor, currency, op_key, state, ours,
                            asked_by, created_at)
                        values (gen_random_uuid(), :attempt, :type, 6000, 'SAR', :attempt::text || :type, :state, true,
                            'test', now())
                        """)
                .param("attempt", attempt)
                .param("type", type)
                .param("state", state)
                .update();
    }
}
