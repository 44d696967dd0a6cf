package health.mizan.invoices;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.cases.CaseId;
import health.mizan.charges.Charge;
import health.mizan.charges.ChargeState;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.ClaimWorld;
import health.mizan.ids.Ids;
import health.mizan.invoices.Invoices.Cancelling;
import health.mizan.ledger.Account;
import health.mizan.ledger.JournalEntry;
import health.mizan.ledger.Ledger;
import health.mizan.ledger.Party;
import health.mizan.money.Money;
import health.mizan.outbox.Outbox;
import health.mizan.outbox.OutboxEvent;
import health.mizan.parties.PatientId;
import health.mizan.payments.Debt;
import health.mizan.payments.DebtDirectory;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentCaptured;
import health.mizan.payments.PaymentOrderId;
import health.mizan.payments.PaymentRefunded;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Eventually;
import health.mizan.testing.People;
import health.mizan.testing.Together;
import health.mizan.web.PageRequest;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InvoicesTest extends DatabaseTest {

    private static final Caller FINANCE = People.staff("finance", Role.FINANCE, "RUH");

    private ClaimWorld world;
    private Invoices invoices;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        world = new ClaimWorld(dataSource, sql, tx, new BookedPayer(sql)).open();
        invoices = world.invoices();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void who_pays_alone_is_invoiced_when_the_service_is_confirmed() {
        CaseId id = world.selfPaying("DS-100", "DS-201");

        Invoice invoice = world.invoiceOf(id);

        assertThat(invoice.basis()).isEqualTo(Invoice.Basis.SELF_PAY);
        assertThat(invoice.open()).isEqualTo(sar("210"));
        assertThat(receivable(invoice)).isEqualTo(sar("210"));
        assertThat(world.visits.charges().ofCase(id)).extracting(Charge::state).containsOnly(ChargeState.BILLED);
    }

    @Test
    void paid_in_two_parts_with_a_receipt_each_and_opened_again_by_a_refund() {
        Invoice invoice = world.invoiceOf(world.selfPaying("DS-100", "DS-201"));

        OperationId first = captured(invoice, sar("100"));
        awaitOpen(invoice, sar("110"));
        captured(invoice, sar("110"));
        awaitOpen(invoice, sar("0"));
        InvoiceState paid = invoices.require(invoice.id()).state();
        refunded(invoice, sar("50"));
        awaitOpen(invoice, sar("50"));

        assertThat(paid).isEqualTo(InvoiceState.BALANCED);
        assertThat(invoices.require(invoice.id()).state()).isEqualTo(InvoiceState.ISSUED);
        assertThat(invoices.payments(invoice.id()))
                .extracting(Invoices.Paid::amount)
                .containsExactly(sar("100"), sar("110"), sar("50").negated());
        assertThat(invoices.payments(invoice.id()).getFirst().operation()).isEqualTo(first);
        assertThat(invoices.payments(invoice.id()).getFirst().receipt()).matches("RUH-R-2026-\\d{6}");
        assertThat(receivable(invoice)).isEqualTo(sar("50"));
        assertThat(world.events("invoice", invoice.id()))
                .containsExactly("invoice.issued", "invoice.paid", "invoice.paid", "invoice.refunded");
    }

    @Test
    void the_same_payment_told_sixteen_times_at_once_counts_once() throws Exception {
        Invoice invoice = world.invoiceOf(world.selfPaying("DS-201"));
        OperationId operation = new OperationId(UUID.randomUUID());
        PaymentOrderId order = new PaymentOrderId(UUID.randomUUID());

        Together.times(
                16,
                i -> () -> tx.get(() -> {
                    invoices.settle(invoice.id(), order, operation, sar("20"), "RUH-R-2026-900001");
                    return i;
                }));

        assertThat(invoices.require(invoice.id()).open()).isEqualTo(sar("40"));
        assertThat(invoices.payments(invoice.id())).hasSize(1);
    }

    @Test
    void what_is_paid_too_much_lies_as_the_patients_credit_and_is_refunded_from_there_first() {
        Invoice invoice = world.invoiceOf(world.selfPaying("DS-201"));

        captured(invoice, sar("100"));
        awaitOpen(invoice, sar("0"));
        Money credit = credit(invoice);
        refunded(invoice, sar("40"));
        Eventually.until(
                "the refund is known", () -> invoices.payments(invoice.id()).size() == 2);

        assertThat(credit).isEqualTo(sar("40").negated());
        assertThat(credit(invoice)).isEqualTo(sar("0"));
        assertThat(receivable(invoice)).isEqualTo(sar("0"));
        assertThat(invoices.require(invoice.id()).state()).isEqualTo(InvoiceState.BALANCED);
        assertThat(world.events("invoice", invoice.id())).endsWith("invoice.paid", "invoice.refunded");
    }

    @Test
    void a_refund_that_is_told_before_its_capture_leaves_the_same_books() {
        Invoice invoice = world.invoiceOf(world.selfPaying("DS-201"));

        refunded(invoice, sar("25"));
        Eventually.until(
                "the refund is known", () -> invoices.payments(invoice.id()).size() == 1);
        captured(invoice, sar("60"));
        awaitOpen(invoice, sar("25"));

        assertThat(receivable(invoice)).isEqualTo(sar("25"));
        assertThat(credit(invoice)).isEqualTo(sar("0"));
    }

    @Test
    void money_of_a_case_waits_for_its_invoice() {
        CaseId id = world.visits.caseOf(world.visits.visit(world.visits.somebody()));
        tell(new PaymentCaptured(anOrder(), anOperation(), new Debt(Debt.Kind.CASE, id.value()), sar("60")));
        Eventually.until("the money waits", () -> waiting(id) == 1);

        world.visits.ordered(id, "DS-100", "performed");
        world.visits.cases().confirmService(People.staff("desk", Role.FRONT_DESK, "RUH"), id);
        Invoice invoice = world.invoiceOf(id);
        awaitOpen(invoice, sar("90"));

        assertThat(invoices.payments(invoice.id())).singleElement().satisfies(paid -> assertThat(paid.receipt())
                .isNotNull());
        assertThat(waiting(id)).isZero();
    }

    @Test
    void a_whole_credit_note_cancels_gives_the_money_back_as_credit_and_the_charges_for_billing() {
        CaseId id = world.selfPaying("DS-100");
        Invoice invoice = world.invoiceOf(id);
        captured(invoice, sar("150"));
        awaitOpen(invoice, sar("0"));

        Cancelling cancelling = invoices.cancel(FINANCE, invoice.id()).orElseThrow();
        Cancelling again = invoices.cancel(FINANCE, invoice.id()).orElseThrow();

        assertThat(cancelling).isInstanceOf(Cancelling.Done.class);
        assertThat(again).isInstanceOf(Cancelling.Already.class);
        assertThat(invoices.require(invoice.id()).state()).isEqualTo(InvoiceState.CANCELLED);
        assertThat(credit(invoice)).isEqualTo(sar("150").negated());
        assertThat(receivable(invoice)).isEqualTo(sar("0"));
        assertThat(invoices.notes(invoice.id())).singleElement().satisfies(note -> assertThat(note.number())
                .matches("RUH-C-2026-\\d{6}"));
        assertThat(world.visits.charges().ofCase(id)).extracting(Charge::state).containsOnly(ChargeState.BILLABLE);
    }

    @Test
    void what_a_hold_had_paid_of_a_cancelled_invoice_goes_back_out_of_the_credit_it_became() {
        CaseId id = world.selfPaying("DS-100");
        Invoice invoice = world.invoiceOf(id);
        Debt share = new Debt(Debt.Kind.CASE, id.value());
        PaymentOrderId order = anOrder();
        OperationId capture = anOperation();
        books(invoice, capture, sar("150"), true);
        tell(new PaymentCaptured(order, capture, share, sar("150")));
        awaitOpen(invoice, sar("0"));
        assertThat(invoices.cancel(FINANCE, invoice.id())).isPresent();

        OperationId refund = anOperation();
        books(invoice, refund, sar("150"), false);
        tell(new PaymentRefunded(order, refund, share, sar("150")));
        Eventually.until(
                "the refund is known", () -> invoices.payments(invoice.id()).size() == 2);

        assertThat(credit(invoice)).isEqualTo(sar("0"));
        assertThat(receivable(invoice)).isEqualTo(sar("0"));
        assertThat(waiting(id)).isZero();
    }

    @Test
    void patients_see_their_own_and_other_sites_and_patients_see_nothing() {
        Invoice invoice = world.invoiceOf(world.selfPaying("DS-100"));
        Caller self = login("me", invoice.patient());
        Caller stranger = login("other", world.visits.somebody());
        Caller elsewhere = People.staff("finance-2", Role.FINANCE, "JED");

        assertThat(invoices.find(self, invoice.id())).isPresent();
        assertThat(invoices.list(self, anything(), PageRequest.of(null, 50)).items())
                .extracting(Invoice::id)
                .containsExactly(invoice.id());
        assertThat(invoices.find(stranger, invoice.id())).isEmpty();
        assertThat(invoices.find(elsewhere, invoice.id())).isEmpty();
        assertThat(invoices.cancel(elsewhere, invoice.id())).isEmpty();
        assertThat(debts().find(self, invoice.id().value()).orElseThrow().most())
                .isEqualTo(sar("150"));
        assertThat(debts().find(stranger, invoice.id().value())).isEmpty();
    }

    private Caller login(String subject, PatientId patient) {
        owner.sql("insert into billing.patient_login (subject, patient_id, relation, scope, valid_from, linked_at)"
                        + " values (:subject, :patient, 'self', 'full', date '2026-01-01', now())")
                .param("subject", subject)
                .param("patient", patient.value())
                .update();
        return People.login(subject, patient);
    }

    private DebtDirectory debts() {
        return world.the(DebtDirectory.class);
    }

    private static Invoices.Filter anything() {
        return new Invoices.Filter(null, null, null, null);
    }

    private int waiting(CaseId id) {
        return sql.sql("select count(*) from waiting_money where case_id = :case and applied_at is null")
                .param("case", id.value())
                .query(Integer.class)
                .single();
    }

    private OperationId captured(Invoice invoice, Money amount) {
        OperationId operation = anOperation();
        books(invoice, operation, amount, true);
        tell(new PaymentCaptured(anOrder(), operation, debt(invoice), amount));
        return operation;
    }

    private void refunded(Invoice invoice, Money amount) {
        OperationId operation = anOperation();
        books(invoice, operation, amount, false);
        tell(new PaymentRefunded(anOrder(), operation, debt(invoice), amount));
    }

    /** As payments post it. */
    private void books(Invoice invoice, OperationId operation, Money amount, boolean in) {
        Party gateway = new Party(Party.Kind.GATEWAY, new UUID(0, 1));
        JournalEntry.Draft draft = JournalEntry.of(in ? "payment.captured" : "payment.refunded", operation.toString());
        Party patient = Party.of(invoice.patient());
        tx.run(() -> world.the(Ledger.class)
                .post((in
                                ? draft.debit(Account.GATEWAY_CLEARING, gateway, amount)
                                        .credit(Account.PATIENT_RECEIVABLE, patient, amount)
                                : draft.debit(Account.PATIENT_RECEIVABLE, patient, amount)
                                        .credit(Account.GATEWAY_CLEARING, gateway, amount))
                        .balanced()));
    }

    private static Debt debt(Invoice invoice) {
        return new Debt(Debt.Kind.INVOICE, invoice.id().value());
    }

    private void tell(OutboxEvent event) {
        tx.run(() -> world.the(Outbox.class).publish(event));
    }

    private void awaitOpen(Invoice invoice, Money open) {
        Eventually.until(
                "open is " + open, () -> invoices.require(invoice.id()).open().equals(open));
    }

    private Money receivable(Invoice invoice) {
        return world.balance(Account.PATIENT_RECEIVABLE, invoice.patient());
    }

    private Money credit(Invoice invoice) {
        return world.balance(Account.PATIENT_CREDIT, invoice.patient());
    }

    private OperationId anOperation() {
        return new OperationId(world.the(Ids.class).next());
    }

    private PaymentOrderId anOrder() {
        return new PaymentOrderId(world.the(Ids.class).next());
    }
}
