package health.mizan.paying;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Operation;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrder.Mode;
import health.mizan.testing.Eventually;
import health.mizan.testing.Together;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Notices of the gateway: many times, early, late, forged, for another amount. */
class PaymentNoticesTest extends PayingTest {

    private final Notices notices = new Notices(port);

    @Test
    void the_same_notice_fifty_times_at_once_has_one_effect() throws Exception {
        till.webhooks("{\"paused\":true}");
        Attempt attempt = started(order("60.00", Mode.IMMEDIATE));
        till.pay(attempt, Till.VISA);
        String body = noticeOf(attempt, 6000, "SAR");
        String id = "evt_" + UUID.randomUUID();

        List<Integer> answers =
                Together.times(50, n -> () -> post(id, Instant.now().getEpochSecond(), body, body));

        assertThat(answers).containsOnly(204);
        becomes(attempt, AttemptState.CAPTURED);
        assertThat(entries(attempt)).isEqualTo(1);
        assertThat(kept(id)).isEqualTo(1);
    }

    @Test
    void copies_in_the_wrong_order_end_the_same() {
        till.webhooks("{\"copies\":5,\"reversed\":true}");

        Attempt attempt = held("60.00");

        till.calm();
        payments.capture(attempt.order(), sar("45.00"));
        becomes(attempt, AttemptState.CAPTURED);
        assertThat(entries(attempt)).isEqualTo(1);
    }

    @Test
    void what_comes_after_everything_is_known_changes_nothing() {
        till.webhooks("{\"paused\":true}");
        Attempt attempt = started(order("60.00", Mode.DEFERRED));
        till.pay(attempt, Till.VISA);
        inquiries.inquire(attempt.id());
        String early = noticeOf(attempt, 6000, "SAR");
        settled(begun(payments.capture(attempt.order(), sar("45.00"))));
        Attempt known = becomes(attempt, AttemptState.CAPTURED);
        int done = done();

        till.webhooks("{\"paused\":false}");
        Eventually.until("the gateway's own notices have come late", () -> done() >= done + 3);
        assertThat(post("evt_" + UUID.randomUUID(), Instant.now().getEpochSecond(), early, early))
                .isEqualTo(204);
        Eventually.until("so has one older than they", () -> done() >= done + 4);

        Attempt now = attempts.require(attempt.id());
        assertThat(early).contains("authori");
        assertThat(now.state()).isEqualTo(AttemptState.CAPTURED);
        assertThat(now.sums()).isEqualTo(known.sums());
        assertThat(entries(attempt)).isEqualTo(1);
        assertThat(alarms("%", attempt.id() + "%")).isZero();
    }

    @Test
    void a_notice_before_the_answer_settles_what_is_being_asked() {
        till.fault("""
                {"kind":"hang","method":"POST","path":"/v1/payments"}""");
        PaymentOrder order = order("60.00", Mode.IMMEDIATE);
        Thread waiting = Thread.ofVirtual().start(() -> started(order));

        Eventually.until("the notice has told of the page", () -> attempts.of(order.id()).stream()
                .anyMatch(one -> one.state() == AttemptState.ACTION_REQUIRED));

        Attempt attempt = attempts.of(order.id()).getFirst();
        assertThat(attempt.known().page()).isNotNull();
        till.pay(attempt, Till.VISA);
        becomes(attempt, AttemptState.CAPTURED);
        assertThat(waiting).isNotNull();
    }

    @Test
    void what_was_not_signed_now_by_the_gateway_changes_nothing() {
        till.webhooks("{\"paused\":true}");
        Attempt attempt = started(order("60.00", Mode.IMMEDIATE));
        String before = row(attempt);
        String body = noticeOf(attempt, 6000, "SAR").replace("created", "captured");
        long now = Instant.now().getEpochSecond();

        assertThat(post("evt_a", now, body, "another body")).isEqualTo(401);
        assertThat(post("evt_b", now - 400, body, body)).isEqualTo(401);
        assertThat(post("evt_c", now + 400, body, body)).isEqualTo(401);
        assertThat(post("evt_d", now, body, body, "nobody")).isEqualTo(404);
        assertThat(notices.sendUnsigned(body)).isEqualTo(401);

        assertThat(row(attempt)).isEqualTo(before);
        assertThat(kept("evt_a")).isZero();
        till.cancel(attempt);
    }

    @Test
    void a_genuine_notice_for_another_amount_or_currency_is_for_a_person_and_pays_nothing() {
        till.webhooks("{\"paused\":true}");
        Attempt attempt = started(order("60.00", Mode.IMMEDIATE));
        String before = row(attempt);
        long now = Instant.now().getEpochSecond();
        String less = captured(attempt, 1, "SAR");
        String foreign = captured(attempt, 6000, "KWD");

        assertThat(post("evt_" + UUID.randomUUID(), now, less, less)).isEqualTo(204);
        assertThat(post("evt_" + UUID.randomUUID(), now, foreign, foreign)).isEqualTo(204);

        Eventually.until("both are alarms", () -> alarms("mismatch", attempt.id() + ":%") == 2);
        assertThat(row(attempt)).isEqualTo(before);
        till.cancel(attempt);
    }

    @Test
    void a_genuine_notice_about_nothing_of_ours_is_an_alarm() {
        String body = """
                {"event":{},"payment":{"id":"pay_x","merchantReference":"nobody-%s","status":"captured",
                 "amountMinor":100,"currency":"SAR"}}""".formatted(UUID.randomUUID());

        post("evt_" + UUID.randomUUID(), Instant.now().getEpochSecond(), body, body);

        Eventually.until("it is an alarm", () -> alarms("unknown-reference", "card:pay_x") == 1);
    }

    @Test
    void poison_is_set_aside_and_the_next_notice_gets_through() {
        String poison = "{\"payment\":{\"status\":\"dancing\"}}";
        post("evt_" + UUID.randomUUID(), Instant.now().getEpochSecond(), poison, poison);

        paid("15.00");
    }

    @Test
    void money_on_a_page_that_was_given_up_is_given_back_by_itself() {
        till.webhooks("{\"paused\":true}");
        PaymentOrder order = order("60.00", Mode.IMMEDIATE);
        Attempt first = started(order);
        owner.sql("update billing.payment_attempt set state = 'cancelled', inquire_at = null where id = :id")
                .param("id", first.id().value())
                .update();
        Attempt second = started(order);
        till.pay(second, Till.VISA);
        till.webhooks("{\"paused\":false}");
        becomes(second, AttemptState.CAPTURED);

        till.pay(first, Till.VISA);

        Eventually.until(
                "the orphan is given back",
                () -> attempts.require(first.id()).sums().refunded().equals(sar("60.00")));
        assertThat(attempts.require(first.id()).orphan()).isTrue();
        assertThat(alarms("orphan-charge", first.id().toString())).isEqualTo(1);
        assertThat(orders.require(order.id()).captured()).isEqualTo(sar("60.00"));
    }

    @Test
    void what_the_gateway_refused_to_take_back_is_not_asked_of_it_again_at_every_look() {
        till.webhooks("{\"paused\":true}");
        PaymentOrder order = order("60.00", Mode.IMMEDIATE);
        Attempt first = started(order);
        owner.sql("update billing.payment_attempt set state = 'cancelled', inquire_at = null where id = :id")
                .param("id", first.id().value())
                .update();
        Attempt second = started(order);
        till.pay(second, Till.VISA);
        inquiries.inquire(second.id());
        till.pay(first, Till.VISA);
        till.fault("""
                {"kind":"status","method":"POST","path":"/v1/payments/","status":401}""");

        inquiries.inquire(first.id());
        settled(lastOperation(first));
        inquiries.inquire(first.id());
        inquiries.inquire(first.id());

        assertThat(refunds(first)).singleElement().extracting(Operation::state).isEqualTo(Operation.State.FAILED);
        makeOld(lastOperation(first));
        inquiries.inquire(first.id());
        assertThat(settled(lastOperation(first)).state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(refunds(first)).hasSize(2);
    }

    private List<Operation> refunds(Attempt attempt) {
        return attempts.operations(attempt.id()).stream()
                .filter(one -> one.type() == Operation.Type.REFUND)
                .toList();
    }

    private void makeOld(Operation operation) {
        owner.sql("update billing.payment_operation set created_at = created_at - interval '2 hours' where id = :id")
                .param("id", operation.id().value())
                .update();
    }

    private String noticeOf(Attempt attempt, long minor, String currency) {
        String payment = till.payment(attempt).orElseThrow().toString();
        return "{\"event\":{\"type\":\"payment.captured\"},\"payment\":"
                + payment.replace(
                        "\"amountMinor\":6000,\"currency\":\"SAR\"",
                        "\"amountMinor\":" + minor + ",\"currency\":\"" + currency + "\"")
                + "}";
    }

    private String captured(Attempt attempt, long minor, String currency) {
        return noticeOf(attempt, minor, currency)
                .replace("\"status\":\"created\"", "\"status\":\"captured\"")
                .replace(
                        "\"captures\":[]",
                        "\"captures\":[{\"id\":\"cap_x\",\"operation\":\"\",\"amountMinor\":" + minor + "}]");
    }

    private int post(String id, long timestamp, String body, String signedBody) {
        return post(id, timestamp, body, signedBody, "card");
    }

    private int post(String id, long timestamp, String body, String signedBody, String account) {
        String secret = accounts.byCode("card")
                .orElseThrow()
                .account()
                .settings()
                .webhookSecrets()
                .getFirst();
        String signature = Notices.signature(secret, id, timestamp, signedBody);
        return notices.send(account, id, timestamp, body, "v1,bm90IGl0 " + signature);
    }

    private String row(Attempt attempt) {
        return owner.sql("select row_to_json(a)::text from billing.payment_attempt a where id = :id")
                .param("id", attempt.id().value())
                .query(String.class)
                .single();
    }

    private int entries(Attempt attempt) {
        return attempts.operations(attempt.id()).stream()
                .mapToInt(operation -> owner.sql("select count(*) from billing.journal_entry where source = :id")
                        .param("id", operation.id().toString())
                        .query(Integer.class)
                        .single())
                .sum();
    }

    private int done() {
        return owner.sql("select count(*) from billing.inbox_message where source like 'webhook%' and state = 'done'")
                .query(Integer.class)
                .single();
    }

    private int kept(String id) {
        return owner.sql("select count(*) from billing.inbox_message where external_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private int alarms(String kind, String reference) {
        return owner.sql(
                        "select count(*) from billing.payment_alarm where kind like :kind and reference like :reference")
                .param("kind", kind)
                .param("reference", reference)
                .query(Integer.class)
                .single();
    }
}
