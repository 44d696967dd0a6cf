package health.mizan.receipts;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeId;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.ClaimWorld;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceState;
import health.mizan.invoices.Invoices;
import health.mizan.ledger.Account;
import health.mizan.ledger.JournalEntry;
import health.mizan.ledger.Ledger;
import health.mizan.ledger.Party;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.payments.Debt;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.receipts.WaitingMoneyStore.Waiting;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Eventually;
import health.mizan.testing.Together;
import health.mizan.testing.Visits;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A deposit is an advance until there is an invoice, pays that as far as it is open, and can always be refunded. */
class DepositsTest extends DatabaseTest {

    private ClaimWorld world;
    private Invoices invoices;
    private BookedGateway gateway;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        world = new ClaimWorld(dataSource, sql, tx, new BookedPayer(sql)).open();
        invoices = world.invoices();
        gateway = new BookedGateway(world, tx);
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void pays_the_invoice_when_that_is_issued_and_the_rest_stays_an_advance() {
        CaseId visit = planned();
        deposited(visit, anOrder(), sar("100"));
        Eventually.until("the deposit is known", () -> free(visit).equals(sar("100")));

        Invoice invoice = confirmed(visit, "DS-201");
        awaitOpen(invoice, sar("0"));

        assertThat(invoices.require(invoice.id()).state()).isEqualTo(InvoiceState.BALANCED);
        assertThat(invoices.payments(invoice.id())).singleElement().satisfies(paid -> {
            assertThat(paid.amount()).isEqualTo(sar("60"));
            assertThat(paid.receipt()).isNotNull();
        });
        assertThat(free(visit)).isEqualTo(sar("40"));
        assertThat(advance(visit)).isEqualTo(sar("40"));
        assertThat(receivable(visit)).isEqualTo(sar("0"));
    }

    @Test
    void of_less_than_the_invoice_leaves_the_rest_to_be_paid() {
        CaseId visit = planned();
        deposited(visit, anOrder(), sar("20"));
        deposited(visit, anOrder(), sar("15"));

        Invoice invoice = confirmed(visit, "DS-201");
        awaitOpen(invoice, sar("25"));

        assertThat(advance(visit)).isEqualTo(sar("0"));
        assertThat(receivable(visit)).isEqualTo(sar("25"));
    }

    @Test
    void told_after_the_invoice_pays_it_too() {
        CaseId visit = planned();
        Invoice invoice = confirmed(visit, "DS-201");

        deposited(visit, anOrder(), sar("60"));
        awaitOpen(invoice, sar("0"));

        assertThat(advance(visit)).isEqualTo(sar("0"));
        assertThat(receivable(visit)).isEqualTo(sar("0"));
    }

    @Test
    void refunded_beyond_its_rest_opens_the_invoice_again() {
        CaseId visit = planned();
        PaymentOrderId order = anOrder();
        deposited(visit, order, sar("100"));
        Invoice invoice = confirmed(visit, "DS-201");
        awaitOpen(invoice, sar("0"));

        refunded(visit, order, sar("40"));
        Eventually.until("the rest is gone", () -> free(visit).isZero());
        Money afterTheRest = invoices.require(invoice.id()).open();
        refunded(visit, order, sar("25"));
        awaitOpen(invoice, sar("25"));

        assertThat(afterTheRest).isEqualTo(sar("0"));
        assertThat(invoices.require(invoice.id()).state()).isEqualTo(InvoiceState.ISSUED);
        assertThat(advance(visit)).isEqualTo(sar("0"));
        assertThat(receivable(visit)).isEqualTo(sar("25"));
        assertThat(world.events("invoice", invoice.id()))
                .containsExactly("invoice.issued", "invoice.paid", "invoice.refunded");
    }

    @Test
    void that_is_refunded_is_replaced_by_what_another_one_left() {
        CaseId visit = planned();
        PaymentOrderId first = anOrder();
        deposited(visit, first, sar("60"));
        deposited(visit, anOrder(), sar("60"));
        Invoice invoice = confirmed(visit, "DS-201");
        awaitOpen(invoice, sar("0"));

        refunded(visit, first, sar("60"));
        Eventually.until("the other one stands in", () -> free(visit).isZero());

        assertThat(invoices.require(invoice.id()).open()).isEqualTo(sar("0"));
        assertThat(advance(visit)).isEqualTo(sar("0"));
        assertThat(receivable(visit)).isEqualTo(sar("0"));
    }

    @Test
    void pays_what_another_payment_left_open_when_it_was_refunded() {
        CaseId visit = planned();
        Invoice invoice = confirmed(visit, "DS-201");
        Debt debt = new Debt(Debt.Kind.INVOICE, invoice.id().value());
        PaymentOrderId order = anOrder();
        gateway.took(debt, visit, order, sar("60"));
        awaitOpen(invoice, sar("0"));
        deposited(visit, anOrder(), sar("50"));
        Eventually.until("the deposit is known", () -> free(visit).equals(sar("50")));

        gateway.gaveBack(debt, visit, order, sar("30"));
        Eventually.until("it steps in", () -> free(visit).equals(sar("20")));

        assertThat(invoices.require(invoice.id()).open()).isEqualTo(sar("0"));
        assertThat(advance(visit)).isEqualTo(sar("20"));
        assertThat(receivable(visit)).isEqualTo(sar("0"));
    }

    @Test
    void pays_what_a_debit_note_adds() {
        CaseId visit = planned();
        deposited(visit, anOrder(), sar("100"));
        Invoice invoice = confirmed(visit, "DS-201");
        awaitOpen(invoice, sar("0"));
        ChargeId charge = invoice.lines().getFirst().charge();

        tx.run(() -> {
            invoices.adjust(visit, Invoice.Ground.DECISION, "later", Visits.DESK, Map.of(charge, sar("30")));
            post(JournalEntry.of("test.decision", visit.toString())
                    .debit(Account.PATIENT_RECEIVABLE, Party.of(invoice.patient()), sar("30"))
                    .credit(Account.SERVICE_REVENUE, sar("30"))
                    .balanced());
        });
        Eventually.until("the note is paid", () -> free(visit).equals(sar("10")));

        assertThat(invoices.require(invoice.id()).open()).isEqualTo(sar("0"));
        assertThat(receivable(visit)).isEqualTo(sar("0"));
    }

    @Test
    void that_a_credit_note_frees_is_credit_and_refunded_from_there() {
        CaseId visit = planned();
        PaymentOrderId order = anOrder();
        deposited(visit, order, sar("60"));
        Invoice invoice = confirmed(visit, "DS-201");
        awaitOpen(invoice, sar("0"));
        ChargeId charge = invoice.lines().getFirst().charge();
        tx.run(() -> {
            Money less = sar("20").negated();
            invoices.adjust(visit, Invoice.Ground.DECISION, "later", Visits.DESK, Map.of(charge, less));
            post(JournalEntry.of("test.decision", visit.toString())
                    .debit(Account.SERVICE_REVENUE, sar("20"))
                    .credit(Account.PATIENT_RECEIVABLE, Party.of(invoice.patient()), sar("20"))
                    .balanced());
        });
        Money credit = world.balance(Account.PATIENT_CREDIT, invoice.patient());

        refunded(visit, order, sar("20"));
        Eventually.until(
                "it has gone back", () -> invoices.payments(invoice.id()).size() == 2);

        assertThat(credit).isEqualTo(sar("20").negated());
        assertThat(world.balance(Account.PATIENT_CREDIT, invoice.patient())).isEqualTo(sar("0"));
        assertThat(advance(visit)).isEqualTo(sar("0"));
        assertThat(receivable(visit)).isEqualTo(sar("0"));
        assertThat(invoices.require(invoice.id()).state()).isEqualTo(InvoiceState.BALANCED);
    }

    @Test
    void told_sixteen_times_at_once_counts_once() throws Exception {
        CaseId visit = planned();
        Invoice invoice = confirmed(visit, "DS-201");
        Waiting money = new Waiting(anOrder(), new OperationId(UUID.randomUUID()), sar("20"));

        Together.times(
                16,
                i -> () -> tx.get(() -> {
                    world.the(Deposits.class).came(visit, money);
                    return i;
                }));

        assertThat(invoices.require(invoice.id()).open()).isEqualTo(sar("40"));
        assertThat(invoices.payments(invoice.id())).hasSize(1);
    }

    @Test
    void for_what_is_no_visit_of_ours_stays_an_advance() {
        CaseId nothing = new CaseId(UUID.randomUUID());

        tx.run(() -> world.the(Deposits.class)
                .came(nothing, new Waiting(anOrder(), new OperationId(UUID.randomUUID()), sar("20"))));

        assertThat(sql.sql("select count(*) from deposit_money where case_id = :case")
                        .param("case", nothing.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private CaseId planned() {
        return world.visits.caseOf(world.visits.visit(world.visits.somebody()));
    }

    private Invoice confirmed(CaseId visit, String service) {
        world.visits.ordered(visit, service, "performed");
        world.visits.cases().confirmService(Visits.DESK, visit);
        return world.invoiceOf(visit);
    }

    private void deposited(CaseId visit, PaymentOrderId order, Money amount) {
        gateway.took(new Debt(Debt.Kind.DEPOSIT, visit.value()), visit, order, amount);
    }

    private void refunded(CaseId visit, PaymentOrderId order, Money amount) {
        gateway.gaveBack(new Debt(Debt.Kind.DEPOSIT, visit.value()), visit, order, amount);
    }

    private void post(JournalEntry entry) {
        world.the(Ledger.class).post(entry);
    }

    private Money free(CaseId visit) {
        return tx.get(() -> world.the(Deposits.class).unapplied(visit, ClaimWorld.SAR));
    }

    private void awaitOpen(Invoice invoice, Money open) {
        Eventually.until(
                "open is " + open, () -> invoices.require(invoice.id()).open().equals(open));
    }

    /** As a sum that we owe. */
    private Money advance(CaseId visit) {
        return world.balance(Account.PATIENT_ADVANCE, patient(visit)).negated();
    }

    private Money receivable(CaseId visit) {
        return world.balance(Account.PATIENT_RECEIVABLE, patient(visit));
    }

    private PatientId patient(CaseId visit) {
        return world.visits.cases().require(visit).patient();
    }

    private PaymentOrderId anOrder() {
        return new PaymentOrderId(UUID.randomUUID());
    }
}
