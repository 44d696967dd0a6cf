package health.mizan.frontdesk;

import static health.mizan.testing.Fixtures.sar;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.cases.CaseId;
import health.mizan.charges.Charge;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimReply.LineDecision;
import health.mizan.claims.ClaimReply.Verdict;
import health.mizan.claims.Claims;
import health.mizan.eligibility.FakePayer;
import health.mizan.logins.LoginLink;
import health.mizan.money.Money;
import health.mizan.testing.Eventually;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Prices as a desk tells them over HTTP, from the estimate to the comparison with the decision. */
class EstimateApiTest extends FrontDesk {

    @Autowired
    Claims claims;

    @Test
    void another_site_sees_nothing() {
        String visit = visit("DS-100");
        String check = CHECKS + "/" + id(ask(visit));
        String estimate = ESTIMATES + "/" + id(estimate(visit));

        assertThat(List.of(check, estimate, "/api/cases/" + visit + "/estimate", estimate + "/comparison"))
                .allSatisfy(address -> assertThat(
                                http.get(address).as(OTHER_DESK).send().status())
                        .isEqualTo(404));
        assertThat(http.post(CHECKS, body(visit)).as(OTHER_DESK).send().status())
                .isEqualTo(404);
        assertThat(http.post(ESTIMATES, body(visit)).as(OTHER_DESK).send().status())
                .isEqualTo(404);
        assertThat(http.post(estimate + "/acceptance", "{\"language\":\"en\"}")
                        .as(OTHER_DESK)
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(http.get(CHECKS + "?case=" + visit)
                        .as(OTHER_DESK)
                        .send()
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void the_golden_estimate_tells_the_figures_and_why_and_the_patient_agrees() {
        String visit = visit("DS-100", "DS-201", "DS-202");
        checks.answered(check(ask(visit)), FakePayer.covered());
        String subject = "login-" + UUID.randomUUID();
        logins.link(
                new Caller.Staff("admin", Set.of(Role.ADMIN), Set.of("FD-1")),
                new LoginLink(subject, patient, LoginLink.Relation.SELF, LoginLink.Scope.FULL, NEW_YEAR, null));

        Answer made = estimate(visit);
        Answer again = estimate(visit);
        String address = made.header("Location").orElseThrow();
        Answer agreed = http.post(address + "/acceptance", "{\"language\":\"ar\"}")
                .as(Tokens.patient(subject))
                .send();
        Answer read = http.get("/api/cases/" + visit + "/estimate")
                .as(Tokens.patient(subject))
                .send();

        assertThat(made.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        JsonNode estimate = made.json();
        assertThat(amount(estimate, "list")).isEqualTo("300.00");
        assertThat(amount(estimate, "allowed")).isEqualTo("255.00");
        assertThat(amount(estimate, "expected")).isEqualTo("51.00");
        assertThat(amount(estimate, "most")).isEqualTo("75.00");
        assertThat(amount(estimate, "hold")).isEqualTo("75.00");
        assertThat(estimate.path("certain").asBoolean()).isTrue();
        assertThat(estimate.path("reasons").findValuesAsText("rule"))
                .containsExactly("price", "payer-answer", "copay-in", "low", "most");
        assertThat(amount(estimate.path("reasons").path(2).path("numbers"), "patient"))
                .isEqualTo("51.00");
        assertThat(agreed.status()).isEqualTo(200);
        assertThat(agreed.json().path("consent").path("by").asText()).isEqualTo(subject);
        assertThat(agreed.json().path("consent").path("text").asText())
                .isEqualTo(estimate.path("toAgree").path("ar").asText());
        assertThat(read.json()).isEqualTo(agreed.json());
    }

    @Test
    void there_is_no_estimate_of_nothing_and_no_agreement_in_no_language() {
        String empty = visit();
        String visit = visit("DS-100");
        String address = ESTIMATES + "/" + id(estimate(visit));

        assertThat(estimate(empty).status()).isEqualTo(409);
        assertThat(http.post(ESTIMATES, "{}").as(DESK).send().status()).isEqualTo(422);
        assertThat(http.post(address + "/acceptance", "{\"language\":\"fr\"}")
                        .as(DESK)
                        .send()
                        .status())
                .isEqualTo(422);
        assertThat(http.get(address + "/comparison").as(DESK).send().status()).isEqualTo(404);
    }

    @Test
    void a_further_order_makes_the_next_estimate_by_itself() {
        String visit = visit("DS-100");
        estimate(visit);

        Answer ordered = http.post("/api/charges", """
                        {"financialCase":"%s","system":"%s","code":"DS-201"}
                        """.formatted(visit, SYSTEM))
                .as(DESK)
                .once()
                .send();

        assertThat(ordered.status()).isEqualTo(201);
        Eventually.until("the estimate holds the further order", () -> amount(
                        http.get("/api/cases/" + visit + "/estimate")
                                .as(DESK)
                                .send()
                                .json(),
                        "expected")
                .equals("35.70"));
    }

    @Test
    void the_decision_is_compared_line_by_line() {
        String visit = visit("DS-100", "DS-201", "DS-202");
        String address = estimate(visit).header("Location").orElseThrow();

        decided(new CaseId(UUID.fromString(visit)));

        JsonNode compared = http.get(address + "/comparison").as(DESK).send().json();
        assertThat(amount(compared, "expected")).isEqualTo("51.00");
        assertThat(amount(compared, "decided")).isEqualTo("35.70");
        assertThat(compared.path("withinBound").asBoolean()).isTrue();
        assertThat(compared.path("differences")).hasSize(1);
        JsonNode denied = compared.path("differences").path(0);
        assertThat(denied.path("kind").asText()).isEqualTo("denied-line");
        assertThat(denied.path("code").asText()).isEqualTo("DS-202");
        assertThat(amount(denied, "patient")).isEqualTo("-15.30");
        assertThat(compared.path("summary").path("en").asText())
                .isEqualTo("Your share is SAR 35.70 instead of SAR 51.00: SAR 15.30 less than estimated.");
    }

    /** The visit takes place, and the payer denies its last service. */
    private void decided(CaseId id) {
        for (Charge charge : charges.ofCase(id)) {
            http.post("/api/charges/" + charge.id() + "/performance", "{}")
                    .as(DESK)
                    .send();
        }
        assertThat(http.post("/api/cases/" + id + "/confirmation", "")
                        .as(DESK)
                        .send()
                        .status())
                .isEqualTo(200);
        Eventually.until("a claim is drafted", () -> claims.ofCase(id).isPresent());
        Claim claim = claims.ofCase(id).orElseThrow();
        List<LineDecision> decisions =
                claims.lines(claim.id()).stream().map(EstimateApiTest::decision).toList();
        tx.run(() -> {
            claims.scrub(claim.id());
            claims.submit(claim.id());
            claims.answered(
                    claims.submissions(claim.id()).getLast().id(),
                    new ClaimReply.Decided("FD-D-1", Instant.now(), decisions, null));
        });
    }

    private static LineDecision decision(Claim.Line line) {
        Money none = sar("0");
        if (line.code().equals("DS-202")) {
            return new LineDecision(line.sequence(), Verdict.DENIED, none, none, none, none, "MN-1-1", false);
        }
        Money net = line.submitted();
        Money share = new Money(net.minor() / 5, net.currency());
        return new LineDecision(line.sequence(), Verdict.APPROVED, net, net.minus(share), none, share, null, false);
    }
}
