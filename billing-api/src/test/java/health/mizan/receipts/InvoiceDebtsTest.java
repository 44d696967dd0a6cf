package health.mizan.receipts;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.ClaimWorld;
import health.mizan.invoices.Invoice;
import health.mizan.money.Money;
import health.mizan.payments.Debt;
import health.mizan.payments.OperationId;
import health.mizan.payments.OrderDraft;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrders;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.testing.Together;
import health.mizan.web.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is on its way to an invoice is not asked for a second time. */
class InvoiceDebtsTest extends DatabaseTest {

    private static final Caller MIZAN = new Caller.Self("test");
    private static final int STEPS = 300;
    private static final Caller DESK = People.staff("desk", Role.FRONT_DESK, "RUH");

    private final UUID account = UUID.randomUUID();
    private ClaimWorld world;
    private PaymentOrders orders;
    private Invoice invoice;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        world = new ClaimWorld(dataSource, sql, tx, new BookedPayer(sql)).open();
        orders = world.the(PaymentOrders.class);
        invoice = world.invoiceOf(world.selfPaying("DS-201"));
        owner.sql("insert into billing.gateway_account (id, code, provider) values (:id, 'card', 'test')")
                .param("id", account)
                .update();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void what_is_held_for_the_visit_or_was_taken_of_it_a_moment_ago() {
        PaymentOrder hold = ofVisit(Debt.Kind.CASE, "35", PaymentOrder.Mode.DEFERRED);
        held(hold);

        assertThatThrownBy(() -> ask("25.01"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at most SAR 25.00 is owed");

        owner.sql("update billing.payment_attempt set state = 'captured', captured_minor = amount_minor")
                .update();
        tx.run(() -> orders.note(orders.lock(hold.id()), sar("35"), sar("0"), PaymentOrder.State.COLLECTED));

        assertThatThrownBy(() -> ask("25.01"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at most SAR 25.00 is owed");
        assertThat(ask("25").amount()).isEqualTo(sar("25"));
    }

    @Test
    void what_the_invoice_hears_of_between_two_looks_counts_once() throws Exception {
        Invoice bill = world.invoiceOf(world.selfPaying("DS-201"));
        Debt debt = debt(bill);
        PaymentOrder order = orders.open(
                DESK, new OrderDraft(debt, bill.patient(), bill.facility(), sar("60"), PaymentOrder.Mode.IMMEDIATE));

        assertThat(owedWhilePaid(order, bill)).as("less and less is owed").allSatisfy(looks -> assertThat(looks)
                .isSortedAccordingTo(Comparator.comparing(Money::minor).reversed()));
        assertThat(owed(debt)).isEqualTo(bill.open().minus(Money.ofMinor(STEPS, "SAR")));
    }

    @Test
    void what_is_taken_of_a_hold_between_two_looks_counts_once() throws Exception {
        Invoice bill = world.invoiceOf(world.selfPaying("DS-201"));
        PaymentOrder hold = orders.open(
                MIZAN,
                new OrderDraft(
                        new Debt(Debt.Kind.CASE, bill.financialCase().value()),
                        bill.patient(),
                        bill.facility(),
                        sar("35"),
                        PaymentOrder.Mode.DEFERRED));
        held(hold);

        assertThat(owedWhilePaid(hold, bill))
                .as("held or taken, it is the same money")
                .allSatisfy(looks -> assertThat(looks).containsOnly(bill.open().minus(sar("35"))));
    }

    /** What each of three who look all the time sees. */
    private List<List<Money>> owedWhilePaid(PaymentOrder order, Invoice bill) throws Exception {
        AtomicBoolean paid = new AtomicBoolean();
        return Together.times(4, number -> () -> number == 0 ? pay(order, bill, paid) : look(debt(bill), paid));
    }

    private List<Money> look(Debt debt, AtomicBoolean paid) {
        List<Money> seen = new ArrayList<>();
        do {
            seen.add(owed(debt));
        } while (!paid.get());
        return seen;
    }

    /** Halalah by halalah, of each of which the invoice hears a moment later; sees what is owed after all of it. */
    private List<Money> pay(PaymentOrder order, Invoice bill, AtomicBoolean paid) {
        try {
            IntStream.rangeClosed(1, STEPS).forEach(step -> pay(order, bill, step));
        } finally {
            paid.set(true);
        }
        return List.of(owed(debt(bill)));
    }

    private void pay(PaymentOrder order, Invoice bill, int step) {
        tx.run(() ->
                orders.note(orders.lock(order.id()), Money.ofMinor(step, "SAR"), sar("0"), PaymentOrder.State.OPEN));
        tx.run(() -> world.invoices()
                .settle(
                        bill.id(),
                        order.id(),
                        new OperationId(UUID.randomUUID()),
                        Money.ofMinor(1, "SAR"),
                        "R-" + step));
    }

    private static Debt debt(Invoice bill) {
        return new Debt(Debt.Kind.INVOICE, bill.id().value());
    }

    private Money owed(Debt debt) {
        return orders.owing(DESK, debt).orElseThrow().most();
    }

    private PaymentOrder ask(String amount) {
        return orders.open(
                DESK,
                draft(new Debt(Debt.Kind.INVOICE, invoice.id().value()), sar(amount), PaymentOrder.Mode.IMMEDIATE));
    }

    private PaymentOrder ofVisit(Debt.Kind kind, String amount, PaymentOrder.Mode mode) {
        return orders.open(MIZAN, draft(new Debt(kind, invoice.financialCase().value()), sar(amount), mode));
    }

    private OrderDraft draft(Debt debt, Money amount, PaymentOrder.Mode mode) {
        return new OrderDraft(debt, invoice.patient(), invoice.facility(), amount, mode);
    }

    private void held(PaymentOrder order) {
        owner.sql("""
                        insert into billing.payment_attempt (id, order_id, account_id, method, mode, merchant_reference,
                            amount_minor, currency, state, authorised_minor, return_url, locale, created_at, changed_at)
                        values (gen_random_uuid(), :order, :account, 'card', 'deferred', :order::text, :minor, 'SAR', 'authorised',
                            :minor, 'https://clinic.example.org', 'en', now(), now())
                        """)
                .param("order", order.id().value())
                .param("account", account)
                .param("minor", order.amount().minor())
                .update();
    }
}
