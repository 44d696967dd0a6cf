package health.mizan.walkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.testing.Eventually;
import health.mizan.testing.Http.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the desk's confirmation to claims, invoices and denials over HTTP; no payer is connected here. */
class BillingApiTest extends DeskApiTest {

    @Test
    void a_biller_checks_submits_and_learns_that_no_payer_is_connected() {
        String claim = "/api/claims/" + drafted(confirmed("DS-100", "DS-201"));

        Answer checked = post(BILLER, claim + "/check");
        Answer submitted = post(BILLER, claim + "/submission");
        Eventually.until(
                "it comes back", () -> read(claim).path("state").asText().equals("ready"));
        Answer whole = http.get(claim).as(BILLER).send();
        Answer cancelled = post(BILLER, claim + "/cancellation");
        Answer late = post(BILLER, claim + "/submission");

        assertThat(checked.json().path("mayGo").asBoolean()).isTrue();
        assertThat(submitted.status()).isEqualTo(202);
        assertThat(whole.json().path("claim").path("problem").path("en").asText())
                .isEqualTo("Not sent: this insurer takes no claims electronically.");
        assertThat(whole.json().path("submissions").path(0).path("id").asText())
                .isEqualTo(submitted.json().path("submission").asText());
        assertThat(whole.json()
                        .path("lines")
                        .path(0)
                        .path("submitted")
                        .path("amount")
                        .asText())
                .isEqualTo("127.50");
        assertThat(whole.header("ETag")).isPresent();
        assertThat(cancelled.json().path("state").asText()).isEqualTo("cancelled");
        assertThat(late.status()).isEqualTo(409);
    }

    @Test
    void another_sites_biller_and_a_desk_that_may_not_are_turned_away() {
        String claim = "/api/claims/" + drafted(confirmed("DS-100"));

        assertThat(http.get(claim).as(OTHER_BILLER).send().status()).isEqualTo(404);
        assertThat(post(OTHER_BILLER, claim + "/submission").status()).isEqualTo(404);
        assertThat(post(DESK, claim + "/submission").status()).isEqualTo(403);
        assertThat(http.get("/api/claims?state=lost").as(BILLER).send().status())
                .isEqualTo(422);
        assertThat(http.get("/api/denials").as(DESK).send().status()).isEqualTo(403);
        assertThat(http.get("/api/denials?state=open").as(BILLER).send().status())
                .isEqualTo(200);
    }

    @Test
    void an_invoice_that_is_not_there_is_not_there_for_anybody() {
        String nobodys = "/api/invoices/" + UUID.randomUUID();

        assertThat(http.get(nobodys).as(FINANCE).send().status()).isEqualTo(404);
        assertThat(http.get(nobodys + "/payments").as(FINANCE).send().status()).isEqualTo(404);
        assertThat(http.call("POST", nobodys + "/cancellation")
                        .as(FINANCE)
                        .once()
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(http.call("POST", nobodys + "/cancellation")
                        .as(DESK)
                        .once()
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(http.get("/api/invoices?case=" + UUID.randomUUID())
                        .as(FINANCE)
                        .send()
                        .json()
                        .path("items"))
                .isEmpty();
    }

    private String confirmed(String... services) {
        Answer opened = open(services);
        charges(opened)
                .forEach(charge -> http.post("/api/charges/" + charge.path("id").asText() + "/performance", "{}")
                        .as(DESK)
                        .send());
        String id = opened.json().path("id").asText();
        Answer confirmed = post(DESK, "/api/cases/" + id + "/confirmation");
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        return id;
    }

    private String drafted(String financialCase) {
        String list = "/api/claims?case=" + financialCase;
        Eventually.until(
                "the claim is drafted",
                () -> !http.get(list).as(BILLER).send().json().path("items").isEmpty());
        return http.get(list)
                .as(BILLER)
                .send()
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    private JsonNode read(String claim) {
        return http.get(claim).as(BILLER).send().json().path("claim");
    }

    private Answer post(String token, String path) {
        return http.call("POST", path).as(token).send();
    }
}
