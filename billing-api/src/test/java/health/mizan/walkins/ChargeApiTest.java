package health.mizan.walkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Opens;
import health.mizan.testing.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Charges as a desk and finance work with them, over HTTP. */
class ChargeApiTest extends DeskApiTest {

    @Test
    @Opens("GET /api/charges/exceptions")
    void what_has_no_price_is_listed_until_somebody_who_may_exempts_it() {
        Answer opened = open("DS-303");
        String charge = opened.json().path("charges").path(0).asText();
        String body = "{\"reason\":\"part of the screening week\"}";

        List<String> before = exceptions();
        Answer refused = http.post("/api/charges/" + charge + "/exemption", body)
                .as(DESK)
                .send();
        Answer nameless = http.post("/api/charges/" + charge + "/exemption", "{}")
                .as(FINANCE)
                .send();
        Answer exempted = http.post("/api/charges/" + charge + "/exemption", body)
                .as(FINANCE)
                .send();

        assertThat(before).contains(charge);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(nameless.status()).isEqualTo(422);
        assertThat(exempted.json().path("fate").asText()).isEqualTo("exempted");
        assertThat(exceptions()).doesNotContain(charge);
    }

    @Test
    void a_charge_is_cancelled_once_and_stays_readable() {
        Answer opened = open("DS-100");
        String charge = "/api/charges/" + opened.json().path("charges").path(0).asText();
        String body = "{\"reason\":\"duplicate\"}";

        Answer nonsense = http.post(charge + "/cancellation", "{\"reason\":\"why not\"}")
                .as(DESK)
                .send();
        Answer first = http.post(charge + "/cancellation", body).as(DESK).send();
        Answer second = http.post(charge + "/cancellation", body).as(DESK).send();
        Answer performed = http.post(charge + "/performance", "{}").as(DESK).send();
        Answer priced = http.post(charge + "/pricing", "").as(FINANCE).send();

        assertThat(nonsense.status()).isEqualTo(422);
        assertThat(first.json().path("state").asText()).isEqualTo("aborted");
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(performed.status()).isEqualTo(409);
        assertThat(priced.status()).isEqualTo(409);
        assertThat(http.get(charge).as(DESK).send().json().path("fate").asText())
                .isEqualTo("cancelled");
    }

    @Test
    void a_charge_is_added_at_the_desk_and_a_wrong_one_is_told_why() {
        Answer opened = open();
        String id = opened.json().path("id").asText();

        Answer added = order(id, "DS-202", 2);
        Answer wrong = order(id, "DS-999", 0);

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("contract").path("amount").asText()).isEqualTo("153.00");
        assertThat(added.json().path("unitContract").path("amount").asText()).isEqualTo("76.50");
        assertThat(wrong.json().path("fields").findValuesAsText("field")).containsExactlyInAnyOrder("code", "quantity");
    }

    @Test
    @Opens("GET /api/charges/tally")
    void charges_are_counted_for_those_who_see_them() {
        JsonNode before = tally(FINANCE);
        JsonNode elsewhere = tally(OTHER_BILLER);
        open("DS-100", "DS-201");

        assertThat(tally(FINANCE).path("ordered").asLong())
                .isEqualTo(before.path("ordered").asLong() + 2);
        assertThat(tally(OTHER_BILLER)).isEqualTo(elsewhere);
        assertThat(http.get("/api/charges/tally").as(DESK).send().status()).isEqualTo(403);
    }

    private JsonNode tally(String token) {
        return http.get("/api/charges/tally").as(token).send().json();
    }

    @Test
    void what_happens_at_another_site_is_not_there() {
        Answer opened = open("DS-100");
        String address = opened.header("Location").orElseThrow();
        String charge = "/api/charges/" + opened.json().path("charges").path(0).asText();
        String id = opened.json().path("id").asText();

        for (String stranger : List.of(OTHER_DESK, Tokens.patient("stranger"))) {
            assertThat(http.get(address).as(stranger).send().status()).isEqualTo(404);
            assertThat(http.get(charge).as(stranger).send().status()).isEqualTo(404);
            assertThat(http.get("/api/charges?case=" + id).as(stranger).send().status())
                    .isEqualTo(404);
            assertThat(http.get("/api/cases?patient=" + patient)
                            .as(stranger)
                            .send()
                            .json()
                            .path("items"))
                    .isEmpty();
        }
        assertThat(http.post(address + "/confirmation", "")
                        .as(OTHER_DESK)
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(http.post(charge + "/performance", "{}")
                        .as(OTHER_DESK)
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(http.put(address + "/coverage", "{\"selfPay\":true}")
                        .as(OTHER_DESK)
                        .header("If-Match", "\"1\"")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(order(OTHER_DESK, id, "DS-100", 1).status()).isEqualTo(422);
    }
}
