package health.mizan.paying;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.testing.Eventually;
import health.mizan.testing.Http.Answer;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Taking, releasing and giving back over HTTP, and the alarms that people answer. */
class PaymentActsApiTest extends PaymentDoors {

    @Test
    void part_of_a_hold_is_taken_once_and_the_rest_released() {
        String order = held(visit("RUH"), "150.00");
        String key = UUID.randomUUID().toString();
        String part = "{\"amount\":" + sum("35.70") + "}";

        Answer asked = act(biller, key, order + "/capture", part);
        Answer again = act(biller, key, order + "/capture", part);
        Eventually.until(
                "it is taken", () -> orders.require(orderId(order)).captured().equals(sar("35.70")));

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().path("operation").path("type").asText()).isEqualTo("capture");
        assertThat(again.text()).isEqualTo(asked.text());
        assertThat(till.payment(last(order)).orElseThrow().path("captures")).hasSize(1);
        Answer shown = http.get(order).as(desk).send();
        assertThat(amount(shown, "captured")).isEqualTo("35.70");
        assertThat(shown.json()
                        .path("attempts")
                        .path(0)
                        .path("held")
                        .path("amount")
                        .asText())
                .isEqualTo("0.00");
        refused(
                act(biller, order + "/capture", "{\"amount\":" + sum("1.00") + "}"),
                409,
                "conflict",
                "takes no capture");
    }

    @Test
    void more_than_is_held_is_refused_with_what_is() {
        String order = held(visit("RUH"), "75.00");

        refused(
                act(biller, order + "/capture", "{\"amount\":" + sum("75.01") + "}"),
                422,
                "invalid-value",
                "at most SAR 75.00 is held");
        refused(act(biller, order + "/capture", "{}"), 422, "invalid-value", "fields");
        act(biller, order + "/release", "");
        becomes(last(order), AttemptState.VOIDED);
    }

    @Test
    void a_desk_closes_a_page_and_leaves_a_hold_to_billing() {
        UUID visit = visit("RUH");
        String page = opened(desk, deposit(visit, "50.00"));
        Attempt open = attempt(page(desk, page));
        String held = held(visit("RUH"), "75.00");

        assertThat(act(desk, page + "/release", "").status()).isEqualTo(202);
        becomes(open, AttemptState.CANCELLED);
        refused(act(desk, held + "/release", ""), 403, "not-allowed", "billing or finance release it");
        assertThat(act(biller, held + "/release", "").status()).isEqualTo(202);
        becomes(last(held), AttemptState.VOIDED);

        assertThat(http.get(held).as(desk).send().json().path("state").asText()).isEqualTo("closed");
        assertThat(act(biller, held + "/release", "").json().has("operation"))
                .as("nothing is left to do")
                .isFalse();
    }

    @Test
    void a_desk_that_asks_about_a_lost_page_is_given_it() {
        till.webhooks("{\"paused\":true}");
        till.fault("drop-after", "POST", "/v1/payments");
        String order = opened(desk, deposit(visit("RUH"), "50.00"));
        Answer lost = page(desk, order);
        assertThat(lost.json().path("state").asText()).isEqualTo("unknown");

        Answer asked = http.post("/api/payment-attempts/" + attempt(lost).id() + "/inquiry", "")
                .as(desk)
                .send();

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.json().path("redirectUrl").asText()).contains("/pay/");
        act(desk, order + "/release", "");
        becomes(last(order), AttemptState.CANCELLED);
    }

    @Test
    void a_refund_needs_the_present_figure_a_reason_and_no_more_than_was_taken() {
        Attempt paid = paidDeposit("50.00");

        refused(refund(paid, "20.00", "49.00", "not performed"), 412, "stale-version", "SAR 50.00 can be refunded");
        refused(refund(paid, "50.01", "50.00", "not performed"), 422, "invalid-value", "at most SAR 50.00");
        refused(refund(paid, "20.00", "50.00", "no"), 422, "invalid-value", "fields");
        refused(act(biller, "/api/refunds", "{}"), 422, "invalid-value", "fields");
        String key = UUID.randomUUID().toString();
        Answer asked = refund(key, paid, "20.00", "50.00", "not performed");
        Answer again = refund(key, paid, "20.00", "50.00", "not performed");
        String address = asked.header("Location").orElseThrow();
        Eventually.until("it is given back", () -> http.get(address)
                .as(biller)
                .send()
                .json()
                .path("state")
                .asText()
                .equals("succeeded"));

        assertThat(asked.status()).isEqualTo(202);
        assertThat(again.text()).isEqualTo(asked.text());
        assertThat(till.payment(paid).orElseThrow().path("refunds")).hasSize(1);
        assertThat(attempts.require(paid.id()).refundable()).isEqualTo(sar("30.00"));
        refused(refund(paid, "20.00", "50.00", "not performed"), 412, "stale-version", "SAR 30.00 can be refunded");
    }

    @Test
    void an_alarm_is_listed_and_ended_once_by_a_person_who_says_what_was_done() {
        UUID alarm = UUID.randomUUID();
        owner.sql("insert into billing.payment_alarm (id, kind, reference, detail, raised_at)"
                        + " values (:id, 'mismatch', :reference, 'the amount differs', :at)")
                .param("id", alarm)
                .param("reference", "test-" + alarm)
                // The oldest of all: other tests leave hundreds.
                .param("at", OffsetDateTime.parse("2020-01-01T00:00:00Z"))
                .update();
        String address = "/api/payment-alarms/" + alarm + "/resolution";

        assertThat(alarms()).contains(alarm.toString(), "\"the amount differs\"");
        refused(http.put(address, "{\"note\":\"x\"}").as(finance).send(), 422, "invalid-value", "fields");
        refused(http.put(address, "{}").as(finance).send(), 422, "invalid-value", "fields");
        assertThat(http.put(address, "{\"note\":\"asked the gateway\"}")
                        .as(finance)
                        .send()
                        .status())
                .isEqualTo(204);
        refused(
                http.put(address, "{\"note\":\"asked again\"}").as(finance).send(),
                404,
                "not-found",
                "no open alarm has this id");
        assertThat(alarms()).doesNotContain(alarm.toString());
    }

    /** By the patient's consent to the estimate. */
    private String held(UUID visit, String amount) {
        String estimate = http.post("/api/estimates", "{\"financialCase\":\"" + visit + "\"}")
                .as(desk)
                .send()
                .json()
                .path("id")
                .asText();
        http.post("/api/estimates/" + estimate + "/acceptance", "{\"language\":\"en\"}")
                .as(desk)
                .send();
        String order = opened(desk, order("case", visit, amount, "deferred"));
        till.pay(attempt(page(desk, order)), Till.VISA);
        becomes(last(order), AttemptState.AUTHORISED);
        return order;
    }

    private Attempt paidDeposit(String amount) {
        Attempt attempt = attempt(page(desk, opened(desk, deposit(visit("RUH"), amount))));
        till.pay(attempt, Till.VISA);
        return becomes(attempt, AttemptState.CAPTURED);
    }

    private Answer refund(Attempt attempt, String amount, String refundable, String reason) {
        return refund(UUID.randomUUID().toString(), attempt, amount, refundable, reason);
    }

    private Answer refund(String key, Attempt attempt, String amount, String refundable, String reason) {
        return act(biller, key, "/api/refunds", """
                {"attempt":"%s","amount":%s,"refundable":%s,"reason":"%s"}""".formatted(attempt.id(), sum(amount), sum(refundable), reason));
    }

    private Answer act(String token, String path, String body) {
        return act(token, UUID.randomUUID().toString(), path, body);
    }

    private Answer act(String token, String key, String path, String body) {
        return http.post(path, body).as(token).header("Idempotency-Key", key).send();
    }

    private Attempt last(String order) {
        return attempts.of(orderId(order)).getLast();
    }

    private String alarms() {
        return http.get("/api/payment-alarms?limit=200").as(finance).send().text();
    }
}
