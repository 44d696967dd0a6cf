package health.mizan.walkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimReply.LineDecision;
import health.mizan.claims.ClaimReply.Verdict;
import health.mizan.claims.ClaimSubmission;
import health.mizan.claims.Claims;
import health.mizan.money.Money;
import health.mizan.testing.Eventually;
import health.mizan.testing.Http.Answer;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the billing office does about a claim that lies with the payer, over HTTP. */
class FollowUpApiTest extends DeskApiTest {

    private static final String ACCEPTED = "{\"ruling\": \"accepted\", \"reason\": \"agreed by telephone\"}";
    private static final String DISMISSED = "{\"ruling\": \"dismissed\"}";

    @Autowired
    Claims claims;

    @Test
    void an_answer_that_does_not_fit_is_accepted_once_and_with_a_reason() {
        String claim = doubted();
        String ruling = rulingOnTheLast(claim);
        assertThat(last(read(claim)).path("doubtful")).isEqualTo(BooleanNode.TRUE);

        Answer withoutReason = post(BILLER, ruling, "{\"ruling\": \"accepted\"}");
        Answer accepted = post(BILLER, ruling, ACCEPTED);
        Answer again = post(BILLER, ruling, ACCEPTED);
        Answer dismissed = post(BILLER, ruling, DISMISSED);

        assertThat(withoutReason.status()).isEqualTo(422);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
        assertThat(accepted.json().at("/claim/state").asText()).isEqualTo("decided");
        assertThat(last(accepted.json()).at("/ruled/ruling").asText()).isEqualTo("accepted");
        assertThat(last(accepted.json()).at("/ruled/reason").asText()).isEqualTo("agreed by telephone");
        assertThat(last(accepted.json()).path("doubtful")).isEqualTo(BooleanNode.FALSE);
        assertThat(again.status()).isEqualTo(200);
        assertThat(dismissed.status()).isEqualTo(409);
    }

    @Test
    void only_the_office_of_the_site_rules_and_only_on_what_was_heard() {
        String claim = doubted();
        String ruling = rulingOnTheLast(claim);
        String unheard = claim + "/answers/" + UUID.randomUUID() + "/ruling";

        assertThat(post(DESK, ruling, ACCEPTED).status()).isEqualTo(403);
        assertThat(post(FINANCE, ruling, ACCEPTED).status()).isEqualTo(403);
        assertThat(post(OTHER_BILLER, ruling, ACCEPTED).status()).isEqualTo(404);
        assertThat(post(BILLER, unheard, ACCEPTED).status()).isEqualTo(404);
        assertThat(post(BILLER, ruling, "{\"ruling\": \"overtaken\", \"reason\": \"so\"}")
                        .status())
                .isEqualTo(422);
        assertThat(read(claim).at("/claim/problem/en").asText()).contains("is more than the");
        assertThat(read(claim).at("/claim/problem/ar").asText()).contains("يزيد على المطلوب");
        JsonNode why = read(claim)
                .path("answers")
                .path(read(claim).path("answers").size() - 1)
                .path("why")
                .path(0);
        assertThat(why.path("kind").asText()).isEqualTo("above-asked");
        assertThat(why.path("text").path("ar").asText()).isNotEmpty();
    }

    @Test
    void nobody_asks_about_or_replaces_what_the_payer_does_not_have() {
        String claim = "/api/claims/" + drafted();

        assertThat(post(BILLER, claim + "/questions", "").status()).isEqualTo(409);
        assertThat(post(BILLER, claim + "/replacement", "").status()).isEqualTo(409);
        assertThat(post(DESK, claim + "/questions", "").status()).isEqualTo(403);
        assertThat(post(OTHER_BILLER, claim + "/replacement", "").status()).isEqualTo(404);
    }

    /** Sent in vain, for no payer is connected here; then the payer is heard all the same. */
    private String doubted() {
        String id = drafted();
        String claim = "/api/claims/" + id;
        post(BILLER, claim + "/check", "");
        post(BILLER, claim + "/submission", "");
        Eventually.until(
                "it comes back", () -> read(claim).at("/claim/state").asText().equals("ready"));
        ClaimSubmission sent = claims.message(claims.submissions(new ClaimId(UUID.fromString(id)))
                        .getLast()
                        .id())
                .orElseThrow();
        claims.answered(
                sent.id(),
                BookedPayer.decided("GEN-1", Instant.parse("2026-05-05T12:00:00Z"), sent, FollowUpApiTest::generous));
        return claim;
    }

    private static LineDecision generous(ClaimSubmission.Line line) {
        Money zero = Money.zero(line.net().currency());
        Money allowed = line.net().plus(line.net());
        return new LineDecision(line.sequence(), Verdict.APPROVED, allowed, allowed, zero, zero, null, false);
    }

    private String drafted() {
        Answer opened = open("DS-100", "DS-201");
        charges(opened)
                .forEach(
                        charge -> post(DESK, "/api/charges/" + charge.path("id").asText() + "/performance", "{}"));
        String financialCase = opened.json().path("id").asText();
        assertThat(post(DESK, "/api/cases/" + financialCase + "/confirmation", "")
                        .status())
                .isEqualTo(200);
        String list = "/api/claims?case=" + financialCase;
        Eventually.until("the claim is drafted", () -> !read(list).path("items").isEmpty());
        return read(list).at("/items/0/id").asText();
    }

    private String rulingOnTheLast(String claim) {
        return claim + "/answers/" + last(read(claim)).path("id").asText() + "/ruling";
    }

    private static JsonNode last(JsonNode whole) {
        JsonNode answers = whole.path("answers");
        return answers.path(answers.size() - 1);
    }

    private JsonNode read(String path) {
        return http.get(path).as(BILLER).send().json();
    }

    private Answer post(String token, String path, String body) {
        return body.isEmpty()
                ? http.call("POST", path).as(token).send()
                : http.post(path, body).as(token).send();
    }
}
