package health.mizan.paying;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.testing.Http.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who sees and touches whose payments: another site's or another patient's are not there, whatever the door. */
class PaymentSightTest extends PaymentDoors {

    @Test
    void a_desk_finds_nothing_of_another_site() {
        UUID visit = visit("JED");

        refused(http.post(ORDERS, deposit(visit, "50.00")).as(desk).once().send(), 404, "not-found", "no such debt");

        nothingIsThere(desk, visit);
    }

    @Test
    void a_patient_finds_nothing_of_another_patient() {
        UUID visit = visit("RUH");

        refused(
                http.post(ORDERS, deposit(visit, "50.00"))
                        .as(token("patient2"))
                        .once()
                        .send(),
                404,
                "not-found",
                "no such debt");

        nothingIsThere(token("patient2"), visit);
    }

    @Test
    void a_desk_takes_no_hold_and_gives_nothing_back() {
        String order = opened(desk, deposit(visit("RUH"), "50.00"));

        refused(act(desk, order + "/capture", "{\"amount\":" + sum("5.00") + "}"), 403, "not-allowed", "");
        refused(act(desk, "/api/refunds", "{}"), 403, "not-allowed", "");
        refused(http.get("/api/payment-alarms").as(desk).send(), 403, "not-allowed", "");
    }

    private void nothingIsThere(String token, UUID visit) {
        String order = opened(biller, deposit(visit, "50.00"));
        Attempt attempt = attempt(page(biller, order));
        till.pay(attempt, Till.VISA);
        becomes(attempt, AttemptState.CAPTURED);

        refused(http.get(order).as(token).send(), 404, "not-found", "no such payment order");
        refused(page(token, order), 404, "not-found", "no such payment order");
        String address = "/api/payment-attempts/" + attempt.id();
        refused(http.get(address).as(token).send(), 404, "not-found", "no such payment attempt");
        refused(http.post(address + "/inquiry", "").as(token).send(), 404, "not-found", "no such payment attempt");
        assertThat(items(http.get(ORDERS + "?debt=" + visit).as(token).send())).isZero();
        assertThat(items(http.get(ORDERS + "?debt=" + visit).as(biller).send())).isEqualTo(1);
        assertThat(items(http.get("/api/refunds?order=" + orderId(order))
                        .as(token)
                        .send()))
                .isZero();
    }

    private Answer act(String token, String path, String body) {
        return http.post(path, body).as(token).once().send();
    }

    private static int items(Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.json().path("items").size();
    }
}
