package health.mizan.receiptbook;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.ClaimWorld;
import health.mizan.figures.CashFlow;
import health.mizan.figures.CashFlows;
import health.mizan.figures.Span;
import health.mizan.invoices.Invoice;
import health.mizan.ledger.Account;
import health.mizan.ledger.JournalEntry;
import health.mizan.ledger.Ledger;
import health.mizan.ledger.Party;
import health.mizan.money.Money;
import health.mizan.outbox.Outbox;
import health.mizan.parties.PatientId;
import health.mizan.payments.Debt;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentCaptured;
import health.mizan.payments.PaymentOrderId;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Eventually;
import health.mizan.testing.People;
import health.mizan.testing.Together;
import health.mizan.testing.Visits;
import health.mizan.web.PageRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each payment has one receipt, which stays true, and shows names only to who may see them. */
class ReceiptBookTest extends DatabaseTest {

    private ClaimWorld world;
    private ReceiptBook book;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        world = new ClaimWorld(dataSource, sql, tx, new BookedPayer(sql)).open();
        book = world.the(ReceiptBook.class);
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void two_payments_of_a_bill_say_what_was_paid_before_and_what_is_left_however_often_they_are_opened() {
        Invoice invoice = world.invoiceOf(world.selfPaying("DS-100", "DS-201"));
        Entry first = paid(Debt.Kind.INVOICE, invoice.id().value(), invoice.financialCase(), sar("100"));
        Entry second = paid(Debt.Kind.INVOICE, invoice.id().value(), invoice.financialCase(), sar("60"));

        Receipt one = book.open(Visits.DESK, first.address()).orElseThrow();
        Receipt two = book.open(Visits.DESK, second.address()).orElseThrow();

        assertThat(first.number()).matches("RUH-R-2026-\\d{6}").isNotEqualTo(second.number());
        assertThat(one.bill()).isNotNull().satisfies(bill -> {
            assertThat(bill.number()).isEqualTo(invoice.number());
            assertThat(bill.lines()).extracting(Receipt.Line::nameEn).containsExactly("GP visit", "Full blood count");
            assertThat(bill.lines().stream().map(Receipt.Line::sum).reduce(Money::plus))
                    .contains(bill.total());
            assertThat(List.of(bill.own(), bill.before(), bill.left()))
                    .containsExactly(sar("210"), sar("0"), sar("110"));
        });
        assertThat(two.bill()).isNotNull().satisfies(bill -> assertThat(List.of(bill.before(), bill.left()))
                .containsExactly(sar("100"), sar("50")));
        assertThat(one.means().how()).isEqualTo("cash");
        assertThat(world.invoices().payments(invoice.id()).getFirst().receipt()).isEqualTo(first.number());
    }

    @Test
    void a_deposit_has_one_receipt_whatever_it_pays_later() {
        CaseId visit = world.visits.caseOf(world.visits.visit(world.visits.somebody()));
        Entry deposit = paid(Debt.Kind.DEPOSIT, visit.value(), visit, sar("100"));
        Receipt before = whole(deposit);

        Invoice invoice = billed(visit, "DS-201");

        assertThat(before.bill()).isNull();
        Receipt after = whole(deposit);
        assertThat(after.bill()).isNotNull().satisfies(bill -> {
            assertThat(bill.number()).isEqualTo(invoice.number());
            assertThat(bill.lines()).extracting(Receipt.Line::nameEn).containsExactly("Full blood count");
            assertThat(List.of(bill.own(), bill.before(), bill.left()))
                    .containsExactly(sar("60"), sar("0"), sar("-40"));
        });
        assertThat(after.entry()).isEqualTo(before.entry());
        assertThat(world.invoices().payments(invoice.id())).singleElement().satisfies(paid -> assertThat(paid.receipt())
                .isEqualTo(deposit.number()));
        assertThat(book.under(deposit.order())).containsExactly(deposit);
    }

    @Test
    void a_deposit_that_was_paid_in_parts_and_comes_to_more_than_the_bill_has_receipts_that_add_up() {
        CaseId visit = world.visits.caseOf(world.visits.visit(world.visits.somebody()));
        Case known = world.visits.cases().require(visit);
        PaymentOrderId order = new PaymentOrderId(UUID.randomUUID());
        tx.run(() -> ordered(order, Debt.Kind.DEPOSIT, visit.value(), known, sar("100")));
        Entry first = paid(order, Debt.Kind.DEPOSIT, visit.value(), known, sar("40"));
        Entry second = paid(order, Debt.Kind.DEPOSIT, visit.value(), known, sar("60"));

        Invoice invoice = billed(visit, "DS-201");

        assertThat(whole(first).bill()).isNotNull().satisfies(bill -> assertThat(
                        List.of(bill.own(), bill.before(), bill.left()))
                .containsExactly(sar("60"), sar("0"), sar("20")));
        assertThat(whole(second).bill()).isNotNull().satisfies(bill -> {
            assertThat(bill.number()).isEqualTo(invoice.number());
            assertThat(List.of(bill.own(), bill.before(), bill.left()))
                    .containsExactly(sar("60"), sar("40"), sar("-40"));
        });
    }

    @Test
    void the_office_lists_what_came_before_its_bill_under_the_number_of_its_receipt() {
        CaseId visit = world.visits.caseOf(world.visits.visit(world.visits.somebody()));
        Entry deposit = paid(Debt.Kind.DEPOSIT, visit.value(), visit, sar("40"));
        Entry early = paid(Debt.Kind.CASE, visit.value(), visit, sar("20"));
        Map<OperationId, String> numbers =
                Map.of(deposit.operation(), deposit.number(), early.operation(), early.number());

        assertThat(receiptsInTheOffice(visit)).isEqualTo(numbers);
        billed(visit, "DS-201");
        assertThat(receiptsInTheOffice(visit)).isEqualTo(numbers);
    }

    @Test
    void who_only_holds_the_address_sees_sums_and_neither_names_nor_services() {
        Invoice invoice = world.invoiceOf(world.selfPaying("DS-201"));
        Entry entry = paid(Debt.Kind.INVOICE, invoice.id().value(), invoice.financialCase(), sar("60"));

        Receipt held = book.open(entry.address()).orElseThrow();
        Receipt ofAnotherSite =
                book.open(Visits.DESK_OF_JEDDAH, entry.address()).orElseThrow();
        Receipt ofAnotherPatient = book.open(People.login("x", world.visits.somebody()), entry.address())
                .orElseThrow();
        Receipt ofAnotherDebt = book.open(
                        new Caller.Self("link"), new Debt(Debt.Kind.INVOICE, UUID.randomUUID()), entry.address())
                .orElseThrow();
        Receipt seen = book.open(Visits.DESK, entry.address()).orElseThrow();

        assertThat(List.of(held, ofAnotherSite, ofAnotherPatient, ofAnotherDebt))
                .allSatisfy(covered -> {
                    assertThat(covered.who()).isNull();
                    assertThat(covered.bill()).isNotNull().satisfies(bill -> {
                        assertThat(bill.lines()).isEmpty();
                        assertThat(bill.services()).isEqualTo(1);
                        assertThat(bill.own()).isEqualTo(sar("60"));
                    });
                });
        assertThat(seen.who()).isNotNull().satisfies(who -> assertThat(who.file())
                .isNotNull());
        assertThat(entry.toString()).doesNotContain(entry.address());
    }

    @Test
    void an_address_that_nobody_was_given_opens_nothing() {
        assertThat(book.open("A".repeat(22))).isEmpty();
        assertThat(book.open(Visits.DESK, "' or true --")).isEmpty();
    }

    @Test
    void the_list_holds_what_the_caller_sees_page_by_page() {
        Invoice invoice = world.invoiceOf(world.selfPaying("DS-100"));
        Entry first = paid(Debt.Kind.INVOICE, invoice.id().value(), invoice.financialCase(), sar("50"));
        Entry second = paid(Debt.Kind.INVOICE, invoice.id().value(), invoice.financialCase(), sar("100"));

        var page = book.list(Visits.DESK, invoice.patient(), PageRequest.of(null, 1));
        var rest = book.list(Visits.DESK, invoice.patient(), PageRequest.of(page.next(), 1));

        assertThat(page.items()).hasSize(1);
        assertThat(rest.items()).hasSize(1).doesNotContainAnyElementsOf(page.items());
        assertThat(List.of(first, second)).containsAll(page.items()).containsAll(rest.items());
        assertThat(book.list(Visits.DESK_OF_JEDDAH, invoice.patient(), PageRequest.of(null, 5))
                        .items())
                .isEmpty();
    }

    @Test
    void the_same_payment_told_eight_times_at_once_takes_one_number() throws Exception {
        Invoice invoice = world.invoiceOf(world.selfPaying("DS-201"));
        Taken taken = new Taken(
                new OperationId(UUID.randomUUID()),
                new PaymentOrderId(UUID.randomUUID()),
                invoice.financialCase(),
                invoice.patient(),
                invoice.facility(),
                sar("60"));

        List<Entry> issued = Together.times(
                8,
                i -> () -> tx.get(() -> {
                    world.invoices().lock(invoice.id());
                    return book.issue(taken);
                }));

        assertThat(issued).hasSize(8).containsOnly(issued.getFirst());
    }

    private Receipt whole(Entry entry) {
        return book.open(Visits.DESK, entry.address()).orElseThrow();
    }

    /** What came before pays all of it. */
    private Invoice billed(CaseId visit, String service) {
        world.visits.ordered(visit, service, "performed");
        world.visits.cases().confirmService(Visits.DESK, visit);
        Invoice invoice = world.invoiceOf(visit);
        Eventually.until(
                "what came before pays",
                () -> world.invoices().require(invoice.id()).open().isZero());
        return invoice;
    }

    private Map<OperationId, String> receiptsInTheOffice(CaseId visit) {
        PatientId patient = world.visits.cases().require(visit).patient();
        LocalDate today = sql.sql("select current_date").query(LocalDate.class).single();
        Span days = new Span(today.minusDays(1), today.plusDays(1), ZoneOffset.UTC);
        return world
                .the(CashFlows.class)
                .list(People.staff("finance", Role.FINANCE, "RUH"), days, PageRequest.newestFirst(null, 100))
                .items()
                .stream()
                .filter(flow -> patient.equals(flow.patient()))
                .collect(Collectors.toMap(CashFlow::operation, flow -> String.valueOf(flow.receipt())));
    }

    private Entry paid(Debt.Kind kind, UUID debt, CaseId visit, Money amount) {
        PaymentOrderId order = new PaymentOrderId(UUID.randomUUID());
        Case known = world.visits.cases().require(visit);
        tx.run(() -> ordered(order, kind, debt, known, amount));
        return paid(order, kind, debt, known, amount);
    }

    /** As a desk takes cash and tells of it. */
    private Entry paid(PaymentOrderId order, Debt.Kind kind, UUID debt, Case known, Money amount) {
        OperationId operation = new OperationId(UUID.randomUUID());
        tx.run(() -> {
            taken(operation, order, known, amount);
            Account owed = kind == Debt.Kind.DEPOSIT ? Account.PATIENT_ADVANCE : Account.PATIENT_RECEIVABLE;
            world.the(Ledger.class)
                    .post(JournalEntry.of("payment.captured", operation.toString())
                            .debit(
                                    Account.CASH_DRAWER,
                                    new Party(
                                            Party.Kind.DRAWER, known.facility().value()),
                                    amount)
                            .credit(owed, Party.of(known.patient()), amount)
                            .balanced());
            world.the(Outbox.class).publish(new PaymentCaptured(order, operation, new Debt(kind, debt), amount));
        });
        Eventually.until("there is a receipt", () -> book.ofOperation(operation).isPresent());
        return book.ofOperation(operation).orElseThrow();
    }

    private void ordered(PaymentOrderId order, Debt.Kind kind, UUID debt, Case known, Money amount) {
        sql.sql("""
                        insert into payment_order (id, debt_kind, debt_id, patient_id, facility_id, amount_minor,
                            currency, mode, state, captured_minor, opened_by, created_at, ended_at)
                        values (:id, :kind, :debt, :patient, :facility, :amount, 'SAR', 'immediate', 'collected', :amount,
                            'test', now(), now())
                        """)
                .param("id", order.value())
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("debt", debt)
                .param("patient", known.patient().value())
                .param("facility", known.facility().value())
                .param("amount", amount.minor())
                .update();
    }

    private void taken(OperationId operation, PaymentOrderId order, Case known, Money amount) {
        sql.sql("""
                        insert into desk_payment (id, order_id, facility_id, means, amount_minor, currency, slip, taken_by,
                            taken_at)
                        values (:id, :order, :facility, 'cash', :amount, 'SAR', :slip, 'desk', now())
                        """)
                .param("id", operation.value())
                .param("order", order.value())
                .param("facility", known.facility().value())
                .param("amount", amount.minor())
                .param("slip", operation.value().toString())
                .update();
    }
}
