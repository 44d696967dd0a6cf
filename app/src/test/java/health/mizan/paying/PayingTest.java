package health.mizan.paying;

import static health.mizan.testing.Fixtures.sar;

import health.mizan.access.Caller;
import health.mizan.acquiring.GatewayAccounts;
import health.mizan.acquiring.PaymentMethod;
import health.mizan.attempts.Asked;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Attempts;
import health.mizan.attempts.Operation;
import health.mizan.collecting.PaymentAttempts;
import health.mizan.collecting.PaymentInquiries;
import health.mizan.collecting.Payments;
import health.mizan.collecting.StartRequest;
import health.mizan.ledger.Account;
import health.mizan.ledger.Ledger;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.payments.Debt;
import health.mizan.payments.OrderDraft;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrders;
import health.mizan.testing.AppTest;
import health.mizan.testing.Eventually;
import health.mizan.tx.Tx;
import java.net.URI;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Payments through the whole application against the sandbox's card gateway, which has a money book of its own. After
 * each test the ledger is compared with that book.
 */
abstract class PayingTest extends AppTest {

    static final Caller MIZAN = new Caller.Self("test");

    private static final Currency SAR = Currency.getInstance("SAR");

    final Till till = new Till(sandboxPort);

    @Autowired
    PaymentOrders orders;

    @Autowired
    PaymentAttempts starting;

    @Autowired
    Payments payments;

    @Autowired
    PaymentInquiries inquiries;

    @Autowired
    Attempts attempts;

    @Autowired
    GatewayAccounts accounts;

    @Autowired
    Ledger ledger;

    @Autowired
    Tx tx;

    JdbcClient owner;

    @BeforeEach
    void calm() {
        owner = JdbcClient.create(database.asOwner());
        till.calm();
    }

    @AfterEach
    void the_books_agree() {
        till.calm();
        var card = new health.mizan.ledger.Party(
                health.mizan.ledger.Party.Kind.GATEWAY,
                accounts.byCode("card").orElseThrow().account().id());
        Eventually.until(
                "the ledger shows what the gateway holds for us",
                () -> ledger.balance(Account.GATEWAY_CLEARING, card, SAR).minor() == till.keptMinor(),
                () -> Apart.payments(owner, till));
        Eventually.until(
                "the ledger shows what is reserved at the gateway",
                () -> ledger.balance(Account.HOLDS, SAR).minor() == till.heldMinor(),
                () -> Apart.payments(owner, till));
    }

    /** A deposit, because nobody else listens to those. */
    PaymentOrder order(String amount, PaymentOrder.Mode mode) {
        return order(new Debt(Debt.Kind.DEPOSIT, UUID.randomUUID()), amount, mode);
    }

    PaymentOrder order(Debt debt, String amount, PaymentOrder.Mode mode) {
        return orders.open(MIZAN, new OrderDraft(debt, patient(), facility(), sar(amount), mode));
    }

    Attempt started(PaymentOrder order) {
        return started(order, PaymentMethod.CARD);
    }

    Attempt started(PaymentOrder order, PaymentMethod method) {
        return starting.start(
                MIZAN, order.id(), new StartRequest(method, URI.create("https://clinic.example.org/back"), "en"));
    }

    /** A payer has paid on the page, and we know. */
    Attempt held(String amount) {
        Attempt attempt = started(order(amount, PaymentOrder.Mode.DEFERRED));
        till.pay(attempt, Till.VISA);
        return becomes(attempt, AttemptState.AUTHORISED);
    }

    Attempt paid(String amount) {
        Attempt attempt = started(order(amount, PaymentOrder.Mode.IMMEDIATE));
        till.pay(attempt, Till.VISA);
        return becomes(attempt, AttemptState.CAPTURED);
    }

    Attempt becomes(Attempt attempt, AttemptState state) {
        Eventually.until(
                "the attempt is " + state, () -> attempts.require(attempt.id()).state() == state);
        return attempts.require(attempt.id());
    }

    Operation begun(Asked asked) {
        return ((Asked.Begun) asked).operation();
    }

    Operation settled(Operation operation) {
        Eventually.until(
                operation.type() + " is settled",
                () -> attempts.operation(operation.id()).state().isFinal());
        return attempts.operation(operation.id());
    }

    /** Time passes for what waits to be asked about. */
    void makeDue() {
        owner.sql("""
                        update billing.remote_call
                           set due_at = now() - interval '1 second', unknown_since = unknown_since - interval '1 hour'
                         where settled_at is null and kind like 'payment.%' and state in ('unknown', 'prepared')
                        """).update();
        owner.sql("""
                        update billing.remote_call
                           set due_at = now() - interval '1 second'
                         where settled_at is null and kind like 'payment.%' and state = 'sent'
                           and sent_at < now() - interval '2 seconds'
                        """).update();
    }

    /** Nobody asks what became of it before it is made due, however slow the machine is. */
    void staysInDoubt(Operation operation) {
        owner.sql("""
                        update billing.remote_call set due_at = now() + interval '1 hour'
                         where op_key = :key and state = 'unknown'
                        """).param("key", operation.key()).update();
    }

    void eventuallyRecovered(Operation operation) {
        Eventually.until("the operation is recovered", () -> {
            makeDue();
            return attempts.operation(operation.id()).state().isFinal();
        });
    }

    Operation lastOperation(Attempt attempt) {
        return attempts.operations(attempt.id()).getLast();
    }

    PatientId patient() {
        return new PatientId(one("select id from billing.patient order by id limit 1"));
    }

    FacilityId facility() {
        return new FacilityId(one("select id from billing.facility where code = 'RUH'"));
    }

    static Money zero() {
        return Money.zero(SAR);
    }

    private UUID one(String query) {
        return owner.sql(query).query(UUID.class).single();
    }
}
