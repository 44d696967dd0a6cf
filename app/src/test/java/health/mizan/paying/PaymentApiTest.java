package health.mizan.paying;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.testing.Http.Answer;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Opening an order and sending the payer to a page: what works, and what each refusal says. */
class PaymentApiTest extends PaymentDoors {

    @Test
    void a_deposit_is_ordered_paid_on_a_page_and_shown() {
        String order = opened(desk, deposit(visit("RUH"), "50.00"));

        Answer page = page(desk, order);
        Attempt attempt = attempt(page);
        till.pay(attempt, Till.VISA);
        becomes(attempt, AttemptState.CAPTURED);
        Answer paid = http.get(order).as(desk).send();

        assertThat(page.status()).isEqualTo(201);
        assertThat(page.json().path("redirectUrl").asText()).contains("/pay/");
        assertThat(page.json().path("advice").asText()).isEqualTo("continue");
        assertThat(paid.json().path("state").asText()).isEqualTo("collected");
        assertThat(amount(paid, "captured")).isEqualTo("50.00");
        JsonNode shown = paid.json().path("attempts").path(0);
        assertThat(shown.path("card").asText()).endsWith("1111").doesNotContain("4111");
        assertThat(shown.path("refundable").path("amount").asText()).isEqualTo("50.00");
    }

    @Test
    void more_than_is_owed_is_refused_with_what_is() {
        UUID visit = visit("RUH");

        refused(open(deposit(visit, "150.01")), 422, "invalid-value", "at most SAR 150.00 is owed");

        String order = opened(desk, deposit(visit, "100.00"));
        till.pay(attempt(page(desk, order)), Till.VISA);
        becomes(attempts.of(orderId(order)).getFirst(), AttemptState.CAPTURED);
        refused(open(deposit(visit, "50.01")), 422, "invalid-value", "at most SAR 50.00 is owed");
    }

    static Stream<Arguments> wrong() {
        UUID debt = UUID.randomUUID();
        return Stream.of(
                Arguments.of(order("gift", debt, "5.00", "immediate"), 422, "fields"),
                Arguments.of(order("deposit", debt, "5.00", "later"), 422, "fields"),
                Arguments.of("{}", 422, "fields"),
                Arguments.of(order("deposit", debt, "5.001", "immediate"), 400, "amount"),
                Arguments.of(order("deposit", debt, "5.00", "immediate"), 404, "no such debt"),
                Arguments.of(order("invoice", debt, "5.00", "immediate"), 404, "no such debt"),
                Arguments.of(order("case", debt, "5.00", "deferred"), 404, "no such debt"));
    }

    @ParameterizedTest
    @MethodSource
    void wrong(String body, int status, String detail) {
        String problem =
                switch (status) {
                    case 400 -> "malformed-request";
                    case 404 -> "not-found";
                    default -> "invalid-value";
                };

        refused(open(body), status, problem, detail);
    }

    @Test
    void an_amount_that_is_none_or_more_than_cards_carry_is_refused() {
        UUID visit = visit("RUH");

        for (String amount : new String[] {"0.00", "-5.00", "100000000.00"}) {
            refused(open(deposit(visit, amount)), 422, "invalid-value", "above zero and has up to 10 digits");
        }
    }

    @Test
    void everything_that_is_missing_is_named_at_once() {
        assertThat(open("{}").json().path("fields").findValuesAsText("field"))
                .containsExactly("debtKind", "debt", "amount", "mode");
        String order = opened(desk, deposit(visit("RUH"), "10.00"));
        assertThat(http.post(order + "/attempts", "{}")
                        .as(desk)
                        .once()
                        .send()
                        .json()
                        .path("fields")
                        .findValuesAsText("field"))
                .containsExactly("method", "returnUrl");
    }

    @Test
    void a_deposit_in_another_currency_or_one_that_would_only_be_held_is_refused() {
        UUID visit = visit("RUH");

        refused(open(deposit(visit, "5.00").replace("SAR", "AED")), 422, "invalid-value", "at most SAR 150.00");
        refused(open(order("deposit", visit, "5.00", "deferred")), 422, "invalid-value", "paid at once");
    }

    @Test
    void nobody_is_sent_to_pay_on_a_page_that_is_not_safe_to_return_from() {
        String order = opened(desk, deposit(visit("RUH"), "10.00"));

        for (String url :
                new String[] {"http://clinic.example.org", "javascript:alert(1)", "https://a:b@example.org"}) {
            Answer answer = http.post(order + "/attempts", """
                            {"method":"card","returnUrl":"%s"}""".formatted(url))
                    .as(desk)
                    .once()
                    .send();
            refused(answer, 422, "invalid-value", "returnUrl is an https address");
        }
    }

    @Test
    void the_same_key_is_one_order_and_one_page() {
        UUID visit = visit("RUH");
        String key = UUID.randomUUID().toString();
        Answer first = open(key, deposit(visit, "50.00"));
        Answer again = open(key, deposit(visit, "50.00"));
        String order = first.header("Location").orElseThrow();
        String pageKey = UUID.randomUUID().toString();
        Answer page = page(pageKey, order, "card");
        Answer samePage = page(pageKey, order, "card");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(samePage.json().path("id")).isEqualTo(page.json().path("id"));
        assertThat(attempts.of(orderId(order))).hasSize(1);
        refused(open(key, deposit(visit, "60.00")), 422, "idempotency-key-reused", "new key");
        refused(
                http.post(ORDERS, deposit(visit, "50.00")).as(desk).send(),
                400,
                "idempotency-key-missing",
                "random key");
        till.cancel(attempt(page));
    }

    @Test
    void what_is_being_paid_is_not_ordered_or_begun_anew() {
        UUID visit = visit("RUH");
        String order = opened(desk, deposit(visit, "50.00"));
        Answer page = page(desk, order);

        assertThat(opened(desk, deposit(visit, "50.00"))).as("the same again").isEqualTo(order);
        refused(open(deposit(visit, "60.00")), 409, "conflict", "being paid under payment order " + orderId(order));
        refused(page("another-key", order, "mada"), 409, "conflict", "is action-required: release it first");
        assertThat(page(desk, order).json().path("id")).isEqualTo(page.json().path("id"));

        till.pay(attempt(page), Till.VISA);
        becomes(attempt(page), AttemptState.CAPTURED);
        refused(page(desk, order), 409, "conflict", "the order is collected");
        assertThat(orders.require(orderId(order)).captured()).isEqualTo(sar("50.00"));
    }

    private Answer open(String body) {
        return open(UUID.randomUUID().toString(), body);
    }

    private Answer open(String key, String body) {
        return http.post(ORDERS, body).as(desk).header("Idempotency-Key", key).send();
    }

    private Answer page(String key, String order, String method) {
        return http.post(order + "/attempts", """
                        {"method":"%s","returnUrl":"https://clinic.example.org/back"}""".formatted(method))
                .as(desk)
                .header("Idempotency-Key", key)
                .send();
    }
}
