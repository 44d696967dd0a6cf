package health.mizan.workflows.steps;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.acquiring.GatewayView.Standing;
import health.mizan.acquiring.PaymentMethod;
import health.mizan.attempts.Attempt;
import health.mizan.beats.Answer;
import health.mizan.cases.Case;
import health.mizan.cases.Cases;
import health.mizan.claims.Claims;
import health.mizan.collecting.PaymentAttempts;
import health.mizan.collecting.PaymentInquiries;
import health.mizan.collecting.StartRequest;
import health.mizan.deskpayments.DeskPayments;
import health.mizan.deskpayments.Means;
import health.mizan.deskpayments.Taking;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.Invoices;
import health.mizan.outbox.LocalHandler;
import health.mizan.payments.Debt;
import health.mizan.payments.HoldPlaced;
import health.mizan.payments.OrderDraft;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrderId;
import health.mizan.payments.PaymentOrders;
import health.mizan.receipts.Deposits;
import health.mizan.testing.Eventually;
import health.mizan.testing.Organisation;
import health.mizan.testing.Together;
import health.mizan.tx.Tx;
import health.mizan.workflows.Clinic;
import health.mizan.workflows.FakeCards;
import health.mizan.workflows.FakePayers;
import health.mizan.workflows.Processes;
import health.mizan.workflows.WorkflowTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A hold of 75.00 beside the bill of the golden case and its neighbours. */
class DeferredCaptureProcessTest extends WorkflowTest {

    @Autowired
    Clinic clinic;

    @Autowired
    FakePayers payers;

    @Autowired
    FakeCards cards;

    @Autowired
    Invoices invoices;

    @Autowired
    PaymentOrders orders;

    @Autowired
    PaymentAttempts attempts;

    @Autowired
    PaymentInquiries inquiries;

    @Autowired
    DeferredCaptureEvents events;

    @Autowired
    Processes processes;

    @Autowired
    Cases cases;

    @Autowired
    Tx tx;

    private Case visit;
    private UUID order;
    private String reference;

    @BeforeEach
    void heldOnACard() {
        payers.onClaim(sent -> new Answer.Done<>(FakePayers.denied(sent, Instant.now(), "DS-202")));
        visit = clinic.open().visit();
        hold("75.00");
    }

    @AfterEach
    void heardAgain() {
        cards.silent(false);
    }

    @Test
    void what_is_owed_is_taken_and_the_rest_freed_when_the_bill_is_known() {
        bill();

        Eventually.until("the process has ended", () -> hasEnded(order));

        assertThat(endedAt(order)).isEqualTo("settled");
        assertThat(cards.taken(reference)).isEqualTo(sar("35.70"));
        assertThat(cards.isOpen(reference)).isFalse();
        UUID invoice = invoice().id().value();
        Eventually.until("the invoice is balanced", () -> hasEnded(invoice));
        assertThat(invoice().open()).isEqualTo(sar("0.00"));
    }

    @Test
    void what_a_deposit_pays_is_not_taken_from_the_hold() {
        deposited("30.00");

        bill();

        Eventually.until("the process has ended", () -> hasEnded(order));
        Eventually.until("both are applied", () -> invoice().open().isZero());
        assertThat(cards.taken(reference)).isEqualTo(sar("5.70"));
    }

    @Test
    void never_more_than_was_held_is_taken_and_the_rest_stays_on_the_bill() {
        visit = clinic.visit();
        hold("20.00");

        bill();

        Eventually.until("the process has ended", () -> hasEnded(order));
        Eventually.until("the money is applied", () -> invoice().open().equals(sar("15.70")));
        assertThat(cards.taken(reference)).isEqualTo(sar("20.00"));
        reaches(invoice().id().value(), "a-week");
    }

    @Test
    void a_cancelled_visit_frees_all_of_it() {
        visit = clinic.booked();
        hold("75.00");

        clinic.cancel(visit);

        Eventually.until("the process has ended", () -> hasEnded(order));

        assertThat(cards.standing(reference)).isEqualTo(Standing.VOIDED);
        assertThat(cards.taken(reference)).isEqualTo(sar("0.00"));
    }

    @Test
    void a_hold_that_runs_out_soon_is_released_and_the_bill_follows() {
        fire(order, "runs-out-soon");

        Eventually.until("the process has ended", () -> hasEnded(order));
        assertThat(cards.standing(reference)).isEqualTo(Standing.VOIDED);

        bill();
        Eventually.until("the bill is there", () -> invoices.ofCase(visit.id()).isPresent());
        assertThat(invoice().open()).isEqualTo(sar("35.70"));
    }

    @Test
    void a_gateway_that_does_not_answer_ends_on_the_desk_of_finance_and_trying_again_takes_the_share_once() {
        cards.silent(true);
        bill();
        reaches(order, "quarter-of-an-hour");
        fire(order, "quarter-of-an-hour");
        assertThat(isAt(order, "quarter-of-an-hour"))
                .as("a quarter has not passed for us")
                .isTrue();

        patienceIsOver();
        fire(order, "quarter-of-an-hour");
        assertThat(task(order).getTaskDefinitionKey()).isEqualTo("ask-the-gateway");
        cards.silent(false);
        tasks.complete(task(order).getId(), Map.of("outcome", "try-again"));

        Eventually.until("the gateway is asked again", Duration.ofMinutes(2), () -> hasEnded(order));
        assertThat(cards.taken(reference)).isEqualTo(sar("35.70"));
    }

    @Test
    void the_same_news_twenty_times_at_once_starts_no_second_process() throws Exception {
        HoldPlaced news = new HoldPlaced(
                new PaymentOrderId(order), new Debt(Debt.Kind.CASE, visit.id().value()), sar("75.00"), nextWeek());
        LocalHandler<HoldPlaced> start = events.deferredCaptureStarts(processes, cases);

        Together.times(20, i -> () -> {
            tx.run(() -> start.handle(news));
            return i;
        });

        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(order.toString())
                        .count())
                .isEqualTo(1);
    }

    /** The engine's clock is moved by tests, ours is not: the process is made to have asked long ago. */
    private void patienceIsOver() {
        engine.setVariable(instance(order), "askedAt", "2020-01-01T00:00:00Z");
    }

    private void bill() {
        clinic.finish(visit);
        Eventually.until("the claim's process runs and ends", () -> {
            clinic.the(Claims.class)
                    .ofCase(visit.id())
                    .ifPresent(claim -> settle(claim.id().value()));
            return invoices.ofCase(visit.id()).isPresent();
        });
    }

    private Invoice invoice() {
        return invoices.ofCase(visit.id()).orElseThrow();
    }

    private void hold(String amount) {
        order = openOrder(visit, amount);
        Attempt attempt = attempts.start(
                Organisation.MIZAN,
                new PaymentOrderId(order),
                new StartRequest(PaymentMethod.CARD, URI.create("https://mizan.test/back"), "en"));
        reference = attempt.merchantReference();
        cards.holds(reference, nextWeek());
        inquiries.inquire(attempt.id());
        reaches(order, "runs-out-soon");
    }

    private static Instant nextWeek() {
        return Instant.now().plus(Duration.ofDays(7));
    }

    private void deposited(String amount) {
        PaymentOrderId deposit = openOrder(Debt.Kind.DEPOSIT, visit, amount, PaymentOrder.Mode.IMMEDIATE);
        clinic.the(DeskPayments.class)
                .take(Organisation.MIZAN, new Taking(deposit, Means.CASH, sar(amount), "R-" + deposit));
        Eventually.until(
                "the deposit lies for the visit",
                () -> tx.get(() -> clinic.the(Deposits.class)
                        .unapplied(visit.id(), sar(amount).currency())
                        .equals(sar(amount))));
    }

    private UUID openOrder(Case of, String amount) {
        return openOrder(Debt.Kind.CASE, of, amount, PaymentOrder.Mode.DEFERRED).value();
    }

    private PaymentOrderId openOrder(Debt.Kind kind, Case of, String amount, PaymentOrder.Mode mode) {
        return orders.open(
                        Organisation.MIZAN,
                        new OrderDraft(new Debt(kind, of.id().value()), of.patient(), of.facility(), sar(amount), mode))
                .id();
    }
}
