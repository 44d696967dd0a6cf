package health.mizan.paying;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Role;
import health.mizan.attempts.AttemptState;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.charges.Charges;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceState;
import health.mizan.invoices.Invoices;
import health.mizan.ledger.Account;
import health.mizan.ledger.Party;
import health.mizan.money.Money;
import health.mizan.payments.PaymentOrder;
import health.mizan.testing.Eventually;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.People;
import health.mizan.testing.Together;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cash and card terminals at the desk: noted once per slip, posted, and given back by those who may. */
class DeskPaymentApiTest extends PaymentDoors {

    private static final String DOOR = "/api/desk-payments";

    @Autowired
    private Cases cases;

    @Autowired
    private Charges charges;

    @Autowired
    private Invoices invoices;

    @Test
    void an_invoice_is_paid_in_cash_and_on_a_terminal_with_a_receipt_each() {
        UUID visit = visit("RUH");
        Invoice invoice = invoiced(visit);
        Money drawer = held(Account.CASH_DRAWER, Party.Kind.DRAWER);
        Money terminals = held(Account.TERMINAL_CLEARING, Party.Kind.TERMINAL);
        String order = opened(desk, order("invoice", invoice.id().value(), "150.00", "immediate"));

        Answer cash = take(desk, order, "cash", "100.00", slip());
        Answer card = take(desk, order, "terminal", "50.00", slip());
        assertThat(cash.status()).as(cash.text()).isEqualTo(201);
        assertThat(card.status()).as(card.text()).isEqualTo(201);
        awaitOpen(invoice, "0.00");

        assertThat(amount(cash, "refundable")).isEqualTo("100.00");
        assertThat(http.get(order).as(desk).send().json().path("state").asText())
                .isEqualTo("collected");
        assertThat(invoices.require(invoice.id()).state()).isEqualTo(InvoiceState.BALANCED);
        assertThat(invoices.payments(invoice.id())).hasSize(2).allSatisfy(paid -> assertThat(paid.receipt())
                .isNotNull());
        assertThat(held(Account.CASH_DRAWER, Party.Kind.DRAWER)).isEqualTo(drawer.plus(sar("100.00")));
        assertThat(held(Account.TERMINAL_CLEARING, Party.Kind.TERMINAL)).isEqualTo(terminals.plus(sar("50.00")));
        assertThat(of(Account.PATIENT_RECEIVABLE, invoice)).isEqualTo(sar("0.00"));
        assertThat(http.get(DOOR + "?order=" + orderId(order))
                        .as(desk)
                        .send()
                        .json()
                        .path("items")
                        .findValuesAsText("means"))
                .containsExactly("cash", "terminal");
    }

    @Test
    void a_deposit_in_cash_pays_the_invoice_and_what_is_given_back_opens_it_again() {
        UUID visit = visit("RUH");
        Answer taken = take(desk, opened(desk, deposit(visit, "150.00")), "cash", "150.00", slip());
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        Invoice invoice = invoiced(visit);
        awaitOpen(invoice, "0.00");

        Answer back = giveBack(biller, taken, "60.00", "150.00", slip());
        assertThat(back.status()).as(back.text()).isEqualTo(201);
        awaitOpen(invoice, "60.00");

        assertThat(amount(back, "refundable")).isEqualTo("90.00");
        assertThat(of(Account.PATIENT_ADVANCE, invoice)).isEqualTo(sar("0.00"));
        assertThat(of(Account.PATIENT_RECEIVABLE, invoice)).isEqualTo(sar("60.00"));
    }

    @Test
    void what_cannot_be_taken_is_refused_and_says_why() {
        UUID visit = visit("RUH");
        String order = opened(desk, deposit(visit, "50.00"));
        String slip = slip();

        refused(take(desk, order, "cash", "50.01", slip), 422, "invalid-value", "at most SAR 50.00 is open");
        refused(take(desk, order, "cash", "0.00", slip), 422, "invalid-value", "at most SAR 50.00 is open");
        assertThat(post(desk, DOOR, "{}").json().path("fields").findValuesAsText("field"))
                .containsExactly("order", "means", "amount", "slip");
        refused(take(token("patient"), order, "cash", "50.00", slip), 403, "not-allowed", "");
        assertThat(take(desk, order, "cash", "20.00", slip).status()).isEqualTo(201);
        refused(take(desk, order, "cash", "20.00", slip), 409, "conflict", "slip " + slip + " has been noted before");
        assertThat(take(desk, order, "terminal", "30.00", slip).status())
                .as("a terminal counts its slips by itself")
                .isEqualTo(201);
        refused(take(desk, order, "cash", "1.00", slip()), 409, "conflict", "the order is collected");
        String elsewhere = opened(biller, deposit(visit("JED"), "50.00"));
        refused(take(desk, elsewhere, "cash", "50.00", slip()), 404, "not-found", "no such payment order");
    }

    @Test
    void an_order_with_a_page_takes_cash_only_after_the_page_is_closed() {
        UUID visit = visit("RUH");
        String order = opened(desk, deposit(visit, "50.00"));
        var page = attempt(page(desk, order));

        refused(take(desk, order, "cash", "50.00", slip()), 409, "conflict", "a payment page is open");
        post(desk, order + "/release", "");
        becomes(page, AttemptState.CANCELLED);

        String another = opened(desk, deposit(visit, "50.00"));
        assertThat(take(desk, another, "cash", "50.00", slip()).status()).isEqualTo(201);
        refused(page(desk, another), 409, "conflict", "the order is collected");
    }

    @Test
    void giving_back_needs_another_role_the_present_figure_and_a_new_slip() {
        Answer taken = take(desk, opened(desk, deposit(visit("RUH"), "50.00")), "cash", "50.00", slip());
        String slip = slip();

        refused(giveBack(desk, taken, "10.00", "50.00", slip), 403, "not-allowed", "");
        refused(giveBack(biller, taken, "10.00", "49.00", slip), 412, "stale-version", "SAR 50.00 can be refunded");
        refused(giveBack(biller, taken, "50.01", "50.00", slip), 422, "invalid-value", "at most SAR 50.00");
        assertThat(giveBack(biller, taken, "10.00", "50.00", slip).status()).isEqualTo(201);
        refused(giveBack(biller, taken, "10.00", "40.00", slip), 409, "conflict", "noted before");
    }

    @Test
    void what_is_no_longer_owed_is_taken_neither_in_cash_nor_on_a_page() {
        UUID visit = visit("RUH");
        String order = opened(desk, deposit(visit, "150.00"));
        invoiced(visit);

        refused(take(desk, order, "cash", "150.00", slip()), 409, "conflict", "at most SAR 0.00 is still owed");
        refused(page(desk, order), 409, "conflict", "at most SAR 0.00 is still owed");
    }

    @Test
    void another_site_is_not_shown_it_though_it_knows_the_patient() {
        UUID visit = visit("JED");
        owner.sql("""
                        insert into billing.patient_registration
                        select (json_populate_record(r, json_build_object(
                                   'facility_id', :here, 'file_number_hash', sha256(:here::text::bytea)))).*
                          from billing.patient_registration r where r.patient_id = :patient
                        """)
                .param("here", facility().value())
                .param("patient", cases.require(new CaseId(visit)).patient().value())
                .update();
        String order = opened(biller, deposit(visit, "50.00"));
        String taken =
                take(biller, order, "cash", "50.00", slip()).header("Location").orElseThrow();

        refused(http.get(taken).as(desk).send(), 404, "not-found", "no such desk payment");
        assertThat(items(desk, order)).isEmpty();
        assertThat(items(biller, order)).hasSize(1);
    }

    private JsonNode items(String token, String order) {
        return http.get(DOOR + "?order=" + orderId(order))
                .as(token)
                .send()
                .json()
                .path("items");
    }

    @Test
    void the_same_key_takes_and_gives_once() {
        String order = opened(desk, deposit(visit("RUH"), "50.00"));
        String key = UUID.randomUUID().toString();
        String body = taking(order, "cash", "50.00", slip());

        Answer first =
                http.post(DOOR, body).as(desk).header("Idempotency-Key", key).send();
        Answer again =
                http.post(DOOR, body).as(desk).header("Idempotency-Key", key).send();

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(orders.require(orderId(order)).captured()).isEqualTo(sar("50.00"));
        refused(http.post(DOOR, body).as(desk).send(), 400, "idempotency-key-missing", "");
    }

    @Test
    void of_eight_desks_at_once_one_takes_and_one_gives_back() throws Exception {
        String order = opened(desk, deposit(visit("RUH"), "50.00"));

        List<Answer> taking = Together.times(8, n -> () -> take(desk, order, "cash", "50.00", slip()));
        Answer taken =
                taking.stream().filter(one -> one.status() == 201).findFirst().orElseThrow();
        List<Answer> giving = Together.times(8, n -> () -> giveBack(biller, taken, "50.00", "50.00", slip()));

        assertThat(taking).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(giving).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 412);
        PaymentOrder now = orders.require(orderId(order));
        assertThat(now.captured()).isEqualTo(sar("50.00"));
        assertThat(now.refunded()).isEqualTo(sar("50.00"));
    }

    private Invoice invoiced(UUID visit) {
        CaseId id = new CaseId(visit);
        var staff = People.staff("desk of RUH", Role.FRONT_DESK, "RUH");
        charges.ofCase(id).forEach(charge -> charges.performed(staff, charge.id(), null));
        cases.confirmService(staff, id);
        Eventually.until("there is an invoice", () -> invoices.ofCase(id).isPresent());
        return invoices.ofCase(id).orElseThrow();
    }

    private void awaitOpen(Invoice invoice, String open) {
        Eventually.until(
                "open is " + open,
                () -> invoices.require(invoice.id()).open().equals(sar(open)),
                () -> invoices.require(invoice.id()).open() + " is, paid by " + invoices.payments(invoice.id())
                        + ", on the way: " + onTheWay());
    }

    private List<String> onTheWay() {
        return owner.sql("""
                        select concat_ws(' ', handler, state, tries, due_at, leased_until, error)
                          from billing.outbox_delivery where state in ('pending', 'parked')
                        """).query(String.class).list();
    }

    private Money held(Account account, Party.Kind kind) {
        return ledger.balance(account, new Party(kind, facility().value()), Currency.getInstance("SAR"));
    }

    private Money of(Account account, Invoice invoice) {
        return ledger.balance(account, Party.of(invoice.patient()), Currency.getInstance("SAR"));
    }

    private Answer take(String token, String order, String means, String amount, String slip) {
        return post(token, DOOR, taking(order, means, amount, slip));
    }

    private Answer giveBack(String token, Answer taken, String amount, String refundable, String slip) {
        return post(token, taken.header("Location").orElseThrow() + "/refunds", """
                {"amount":%s,"refundable":%s,"slip":"%s","reason":"not performed"}""".formatted(
                        sum(amount), sum(refundable), slip));
    }

    private Answer post(String token, String path, String body) {
        return http.post(path, body).as(token).once().send();
    }

    private static String taking(String order, String means, String amount, String slip) {
        return """
                {"order":"%s","means":"%s","amount":%s,"slip":"%s"}""".formatted(orderId(order), means, sum(amount), slip);
    }

    private static String slip() {
        return "R-" + UUID.randomUUID().toString().substring(0, 13);
    }
}
