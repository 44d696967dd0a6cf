package health.mizan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimReply.LineDecision;
import health.mizan.claims.ClaimReply.Verdict;
import health.mizan.claims.ClaimState;
import health.mizan.claims.ClaimSubmission;
import health.mizan.claims.Claims;
import health.mizan.followups.FollowUps;
import health.mizan.money.Money;
import health.mizan.sandbox.demo.Guest;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.demo.Visit;
import health.mizan.testing.AppTest;
import health.mizan.testing.Eventually;
import health.mizan.testing.Opens;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the billing office does with a claim, form by form. */
class OfficeActsTest extends AppTest {

    private static final String CLAIM = "POST /{language:ar|en}/office/claims/{id}";
    private static final String SERVICES = "https://example.org/fhir/CodeSystem/demo-services";

    @Autowired
    Claims claims;

    @Autowired
    FollowUps followUps;

    @Autowired
    Clock clock;

    private Places places;
    private Staff staff;
    private StaffPages biller;

    @BeforeEach
    void somebodyWorksHere() {
        places = new Places(local(port), local(sandboxPort), local(sandboxPort + 1), local(sandboxPort + 2));
        staff = Staff.login(places.mizan());
        biller = new StaffPages(port, "biller");
    }

    @Test
    @Opens({CLAIM + "/check", CLAIM + "/submission"})
    void a_claim_without_a_diagnosis_is_held_and_one_with_it_is_sent() {
        Visit visit = Visit.begin(places, staff, Guest.silver(staff.desk()), "DS-100");
        ClaimId claim = held(visit);

        String held = act(claim, "/check");
        String heldAgain = act(claim, "/submission");
        assertThat(claims.submissions(claim)).isEmpty();
        coded(visit);
        String checked = act(claim, "/check");
        String sent = act(claim, "/submission");
        String twice = act(claim, "/submission");

        assertThat(held).endsWith("?said=held").isEqualTo(heldAgain);
        assertThat(checked).endsWith("?said=checked");
        assertThat(sent).endsWith("?said=sent");
        assertThat(twice).as("sent once").doesNotEndWith("?said=sent");
        assertThat(claims.submissions(claim)).hasSize(1);
    }

    @Test
    @Opens(CLAIM + "/cancellation")
    void a_claim_that_is_held_is_called_off_and_not_sent_any_more() {
        ClaimId claim = held(Visit.begin(places, staff, Guest.silver(staff.desk()), "DS-100"));

        String cancelled = act(claim, "/cancellation");
        String sent = act(claim, "/submission");

        assertThat(cancelled).endsWith("?said=cancelled");
        assertThat(claims.require(claim).state()).isEqualTo(ClaimState.CANCELLED);
        assertThat(sent).doesNotEndWith("?said=sent");
        assertThat(claims.submissions(claim)).isEmpty();
    }

    @Test
    @Opens({CLAIM + "/question", CLAIM + "/answers/{answer}", CLAIM + "/denials/{denial}", CLAIM + "/replacement"})
    void what_was_decided_is_asked_about_ruled_on_appealed_and_replaced() {
        Visit visit = Visit.begin(places, staff, Guest.silver(staff.desk()), "DS-100", "DS-202");
        Outside.order(
                places.payer(),
                Map.of("deny", Map.of("for", visit.guest().member(), "service", "DS-202", "reason", "MN-1-1")));
        visit.finish();
        JsonNode posted = visit.claim("posted");
        ClaimId claim = new ClaimId(UUID.fromString(posted.path("id").asText()));
        String denial =
                "/denials/" + visit.denials(posted).getFirst().path("id").asText();

        assertThat(act(claim, "/question")).endsWith("?said=asked");
        assertThat(followUps.questions(claim)).hasSize(1);

        String answer = "/answers/" + doubtful(claim);
        assertThat(biller.get(page(claim) + answer).body()).contains("NAJD-DOUBT");
        assertThat(biller.post(page(claim) + answer, Map.of("ruling", "accepted"))
                        .statusCode())
                .as("without a reason")
                .isEqualTo(422);
        assertThat(act(claim, answer, Map.of("ruling", "dismissed"))).endsWith("?said=ruled");
        assertThat(followUps.isDoubted(claim)).isFalse();

        assertThat(act(claim, denial, Map.of("action", "appeal", "note", "see the report")))
                .endsWith("?said=decided");
        assertThat(visit.denials(posted).getFirst().path("state").asText()).isEqualTo("appealed");

        assertThat(act(claim, "/replacement")).as("all is claimed").endsWith("?said=not-now");
        Eventually.until("the insurer has said again what it had said", () -> followUps.questions(claim).stream()
                .noneMatch(question -> question.isOpen()));
        visit.claim("posted");
        performedLate(visit);
        assertThat(act(claim, "/replacement")).endsWith("?said=replaced");
        assertThat(act(claim, "/replacement")).as("a second click").endsWith("?said=not-now");
    }

    private String act(ClaimId claim, String act) {
        return act(claim, act, Map.of());
    }

    private String act(ClaimId claim, String act, Map<String, String> form) {
        return StaffPages.location(biller.post(page(claim) + act, form));
    }

    private static String page(ClaimId claim) {
        return "/en/office/claims/" + claim;
    }

    /** The desk confirms the service before the EMR has told what was found. */
    private ClaimId held(Visit visit) {
        Outside.stream(staff.desk()
                        .get("/api/charges?case=" + visit.financialCase())
                        .path("items"))
                .forEach(charge ->
                        staff.desk().post("/api/charges/" + charge.path("id").asText() + "/performance", Map.of()));
        staff.desk().post("/api/cases/" + visit.financialCase() + "/confirmation", Map.of());
        return new ClaimId(UUID.fromString(visit.claim("held").path("id").asText()));
    }

    /** The EMR tells what was found. */
    private void coded(Visit visit) {
        visit.tell("finish");
        staff.biller().await("/api/encounters/" + visit.now().path("encounter").asText(), encounter -> !encounter
                .path("diagnoses")
                .isEmpty());
    }

    /** An answer of the payer's with twice of everything. */
    private UUID doubtful(ClaimId claim) {
        ClaimSubmission sent =
                claims.message(claims.submissions(claim).getLast().id()).orElseThrow();
        claims.answered(sent.id(), BookedPayer.decided("NAJD-DOUBT", clock.instant(), sent, OfficeActsTest::twice));
        return claims.hearings(claim).stream()
                .filter(heard -> heard.isDoubtful())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static LineDecision twice(ClaimSubmission.Line line) {
        Money zero = Money.zero(line.net().currency());
        Money much = line.net().times(2);
        return new LineDecision(line.sequence(), Verdict.APPROVED, much, much, zero, zero, null, false);
    }

    private void performedLate(Visit visit) {
        String charge = staff.desk()
                .post(
                        "/api/charges",
                        Map.of(
                                "order",
                                Map.of(
                                        "system",
                                        "urn:late",
                                        "value",
                                        UUID.randomUUID().toString()),
                                "financialCase",
                                visit.financialCase(),
                                "system",
                                SERVICES,
                                "code",
                                "DS-201"))
                .path("id")
                .asText();
        staff.desk().post("/api/charges/" + charge + "/performance", Map.of());
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
