package health.mizan.paying;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.acquiring.PaymentMethod;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Operation;
import health.mizan.cardholds.CardHold;
import health.mizan.cardholds.CardHolds;
import health.mizan.collecting.StartRequest;
import health.mizan.dues.DeskDues;
import health.mizan.dues.Due;
import health.mizan.dues.LinkProgress;
import health.mizan.dues.LinkProgress.Stage;
import health.mizan.dues.LinkWatch;
import health.mizan.linkholders.LinkHolders;
import health.mizan.linkholders.Opening;
import health.mizan.linkpayments.LinkPayments;
import health.mizan.linkpayments.LinkStarts;
import health.mizan.linkpayments.Starting;
import health.mizan.money.Money;
import health.mizan.paylinks.PayLink;
import health.mizan.paylinks.PayLinks;
import health.mizan.payments.Debt;
import health.mizan.refunds.RefundRequest;
import health.mizan.refunds.Refunds;
import health.mizan.sandbox.people.Exchange;
import health.mizan.testing.Eventually;
import health.mizan.testing.PayableBills;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What those who look at a link, at a hold or at a bill are told of payments, when the truth is not the simple one. */
class LinkOutcomesTest extends PayingTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private PayableBills bills;

    @Autowired
    private PayLinks links;

    @Autowired
    private LinkHolders holders;

    @Autowired
    private LinkStarts starts;

    @Autowired
    private LinkPayments linkPayments;

    @Autowired
    private LinkWatch watch;

    @Autowired
    private DeskDues dues;

    @Autowired
    private CardHolds holds;

    @Autowired
    private Refunds refunds;

    @BeforeEach
    void somebodyOwes() {
        bills = new PayableBills(port, sandboxPort);
    }

    @Test
    void a_capture_of_which_nobody_knows_how_it_ended_is_told_as_that_and_not_as_unpaid() throws Exception {
        String path = bills.holdLink();
        PayLink link = opened(path);
        links.make(MIZAN, deposit(link), null);
        Attempt attempt = begun(link, UUID.randomUUID(), PaymentMethod.CARD);
        assertThat(due(link)).extracting(Due::paying, Due::link).containsExactly(Due.Paying.UNDER_WAY, link.id());
        till.pay(attempt, Till.VISA);
        becomes(attempt, AttemptState.AUTHORISED);
        assertThat(due(link)).extracting(Due::paying, Due::link).containsExactly(Due.Paying.NOT, null);
        assertThat(watch.of(link).stage()).isEqualTo(Stage.HELD);
        assertThat(hold(attempt).state()).isEqualTo(CardHold.State.HELD);
        till.webhooks("{\"paused\":true}");
        till.fault("drop-after", "POST", "/v1/payments/");

        Operation capture =
                begun(payments.capture(attempt.order(), attempt.terms().amount()));
        Eventually.until("nobody knows", () -> attempts.operation(capture.id()).state() == Operation.State.UNKNOWN);
        staysInDoubt(capture);

        assertThat(watch.of(link).stage()).isEqualTo(Stage.UNKNOWN);
        assertThat(hold(attempt).state()).isEqualTo(CardHold.State.UNKNOWN);
        assertThat(holds.cancel(MIZAN, attempt.order())).contains(CardHolds.Cancelling.BUSY);
        assertThat(page(path, attempt)).contains("We do not know yet", "Do not pay again");
        assertThat(page(path)).contains("We do not know yet").doesNotContain("is set aside on your card");
        assertThat(due(link)).extracting(Due::paying, Due::link).containsExactly(Due.Paying.IN_DOUBT, link.id());
        links.revoke(MIZAN, link.id());
        Exchange.Answer refused = revoked(link);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("/problems/conflict", "not known yet", "take it back once that is known");
        assertThat(page(path)).as("the payer reads here how it ends").contains("We do not know yet");
        eventuallyRecovered(capture);
        assertThat(watch.of(link).stage()).isEqualTo(Stage.PAID);
        assertThat(hold(attempt).state()).isEqualTo(CardHold.State.TAKEN);
        assertThat(page(path, attempt)).contains("You paid");
        assertThat(revoked(link).status()).isEqualTo(204);
    }

    @Test
    void a_link_is_told_of_its_own_payments_and_not_of_what_somebody_else_pays() {
        String debt = bills.alone().path("id").asText();
        PayLink shown = made(debt);
        PayLink other = made(debt);

        Attempt attempt = begun(other, UUID.randomUUID(), PaymentMethod.CARD);
        till.pay(attempt, Till.VISA);
        becomes(attempt, AttemptState.CAPTURED);

        assertThat(watch.of(shown).stage()).isEqualTo(Stage.WAITING);
        assertThat(watch.of(other))
                .isEqualTo(new LinkProgress(Stage.PAID, attempt.terms().amount(), attempt.order()));
    }

    @Test
    void a_link_that_is_taken_back_leaves_the_page_of_another_link_to_its_payer() {
        String debt = bills.alone().path("id").asText();
        PayLink shown = made(debt);
        PayLink other = made(debt);
        Attempt theirs = begun(other, UUID.randomUUID(), PaymentMethod.CARD);

        links.revoke(MIZAN, shown.id());

        assertThat(attempts.require(theirs.id()).state()).isEqualTo(AttemptState.ACTION_REQUIRED);
        assertThat(attempts.operations(theirs.id()))
                .as("nothing is asked of the gateway")
                .noneMatch(operation -> operation.type() == Operation.Type.VOID);
        till.pay(theirs, Till.VISA);
        becomes(theirs, AttemptState.CAPTURED);
        assertThat(watch.of(links.find(MIZAN, shown.id()).orElseThrow()).stage())
                .isEqualTo(Stage.ENDED);
        assertThat(till.payment(theirs).orElseThrow().path("capturedMinor").asLong())
                .isEqualTo(theirs.terms().amount().minor());
    }

    @Test
    void a_page_to_which_two_links_lead_is_closed_with_the_second() {
        String debt = bills.alone().path("id").asText();
        PayLink first = made(debt);
        PayLink second = made(debt);
        Attempt shared = begun(first, UUID.randomUUID(), PaymentMethod.CARD);
        assertThat(begun(second, UUID.randomUUID(), PaymentMethod.CARD).id()).isEqualTo(shared.id());

        links.revoke(MIZAN, first.id());
        assertThat(attempts.require(shared.id()).state()).isEqualTo(AttemptState.ACTION_REQUIRED);
        assertThat(revoked(second).status()).isEqualTo(204);

        becomes(shared, AttemptState.CANCELLED);
    }

    @Test
    void a_payer_whose_link_is_taken_back_cannot_pay_on_its_page_and_comes_back_to_one_that_says_so() throws Exception {
        PayLinks.Made made = links.make(
                MIZAN,
                new Debt(
                        Debt.Kind.INVOICE,
                        UUID.fromString(bills.alone().path("id").asText())),
                null);
        Attempt attempt = begun(made.link(), UUID.randomUUID(), PaymentMethod.CARD);

        links.revoke(MIZAN, made.link().id());
        becomes(attempt, AttemptState.CANCELLED);
        till.pay(attempt, Till.VISA);

        assertThat(till.payment(attempt).orElseThrow().path("capturedMinor").asLong())
                .isZero();
        assertThat(page("/p/" + made.link().id() + "/return", "MIZAN_WAY_BACK=" + made.token()))
                .contains("This link does not open a bill", "been taken back", "Opening it takes no money")
                .doesNotContain("another browser");
        assertThat(page("/p/" + made.token() + "/s/" + attempt.id())).contains("been taken back");
    }

    @Test
    void a_form_from_before_a_failure_tries_again_and_one_of_which_another_way_is_chosen_takes_that_way() {
        PayLink link = made(bills.alone().path("id").asText());
        UUID form = UUID.randomUUID();
        Attempt first = begun(link, form, PaymentMethod.CARD);
        till.pay(first, Till.STOLEN_VISA);
        becomes(first, AttemptState.DECLINED);

        Attempt second = begun(link, form, PaymentMethod.CARD);
        Attempt again = begun(link, form, PaymentMethod.CARD);
        Attempt third = begun(link, form, PaymentMethod.MADA);

        assertThat(second.id()).isNotEqualTo(first.id()).isEqualTo(again.id());
        assertThat(third.id()).isNotEqualTo(second.id());
        assertThat(third.terms().method()).isEqualTo(PaymentMethod.MADA);
        assertThat(attempts.require(second.id()).state())
                .as("its page is closed before another opens")
                .isEqualTo(AttemptState.CANCELLED);
        assertThat(linkPayments.latest(link).map(Attempt::id)).contains(third.id());
        till.pay(third, Till.MADA);
        till.code(third, "1234");
        becomes(third, AttemptState.CAPTURED);
    }

    @Test
    void a_form_that_has_paid_pays_nothing_else() {
        PayLink link = made(bills.alone().path("id").asText());
        UUID form = UUID.randomUUID();
        Attempt part = ((Starting.Begun) wished(link, form, PaymentMethod.CARD, sar("60.00"))).attempt();
        till.pay(part, Till.VISA);
        becomes(part, AttemptState.CAPTURED);

        assertThat(wished(link, form, PaymentMethod.CARD, sar("60.00")))
                .isInstanceOfSatisfying(
                        Starting.Begun.class,
                        replayed -> assertThat(replayed.attempt().id()).isEqualTo(part.id()));
        assertThat(wished(link, form, PaymentMethod.MADA, sar("60.00"))).isInstanceOf(Starting.Changed.class);
        assertThat(wished(link, form, PaymentMethod.CARD, sar("70.00"))).isInstanceOf(Starting.Changed.class);
        assertThat(linkPayments.live(link)).isEmpty();
    }

    @Test
    void a_hold_ended_when_it_was_taken_and_not_when_some_of_it_was_given_back() {
        PayLink link = opened(bills.holdLink());
        Attempt attempt = begun(link, UUID.randomUUID(), PaymentMethod.CARD);
        till.pay(attempt, Till.VISA);
        becomes(attempt, AttemptState.AUTHORISED);
        settled(begun(payments.capture(attempt.order(), attempt.terms().amount())));
        Instant taken = hold(attempt).endedAt();

        refunds.refund(
                MIZAN,
                new RefundRequest(attempt.id(), sar("1.00"), attempt.terms().amount(), "not performed"));
        Eventually.until(
                "it is given back",
                () -> attempts.require(attempt.id()).sums().refunded().equals(sar("1.00")));

        assertThat(hold(attempt).endedAt()).isEqualTo(taken);
        assertThat(hold(attempt).state()).isEqualTo(CardHold.State.TAKEN);
    }

    private Due due(PayLink hold) {
        return dues.find(MIZAN, deposit(hold)).orElseThrow();
    }

    private static Debt deposit(PayLink hold) {
        return new Debt(Debt.Kind.DEPOSIT, hold.debt().id());
    }

    private Exchange.Answer revoked(PayLink link) {
        return bills.staff().desk().call("DELETE", "/api/pay-links/" + link.id(), Map.of(), "");
    }

    private PayLink opened(String path) {
        return ((Opening.Open) holders.open(path.substring("/p/".length()), "198.51.100.7")).link();
    }

    private Attempt begun(PayLink link, UUID form, PaymentMethod method) {
        return ((Starting.Begun)
                        wished(link, form, method, linkPayments.payable(link).most()))
                .attempt();
    }

    private Starting wished(PayLink link, UUID form, PaymentMethod method, Money amount) {
        StartRequest how = new StartRequest(method, URI.create("https://clinic.example.org/back"), "en");
        return starts.start(link, new LinkStarts.Wish(form, amount, how));
    }

    private CardHold hold(Attempt attempt) {
        return holds.find(MIZAN, attempt.order()).orElseThrow();
    }

    private String page(String path, Attempt attempt) throws Exception {
        return page(path + "/s/" + attempt.id());
    }

    private PayLink made(String invoice) {
        return links.make(MIZAN, new Debt(Debt.Kind.INVOICE, UUID.fromString(invoice)), null)
                .link();
    }

    private String page(String path) throws Exception {
        return page(path, "language=en");
    }

    private String page(String path, String cookie) throws Exception {
        URI address = URI.create("http://localhost:" + port + "/en" + path);
        HttpRequest request =
                HttpRequest.newBuilder(address).header("Cookie", cookie).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
