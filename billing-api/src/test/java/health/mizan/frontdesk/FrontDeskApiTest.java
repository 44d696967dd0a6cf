package health.mizan.frontdesk;

import static health.mizan.testing.Fixtures.sar;
import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.SYSTEM;
import static health.mizan.testing.Organisation.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.cases.CaseId;
import health.mizan.catalogue.Services;
import health.mizan.charges.Charge;
import health.mizan.charges.Charges;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimReply.LineDecision;
import health.mizan.claims.ClaimReply.Verdict;
import health.mizan.claims.Claims;
import health.mizan.contracts.ContractDraft;
import health.mizan.contracts.Contracts;
import health.mizan.coverage.CoverageDraft;
import health.mizan.coverage.Coverages;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.eligibility.FakePayer;
import health.mizan.facilities.Facilities;
import health.mizan.fees.FeeSchedules;
import health.mizan.logins.LoginLink;
import health.mizan.logins.PatientLogins;
import health.mizan.masterdata.Change;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.patients.Registrations;
import health.mizan.payers.Payers;
import health.mizan.plans.Plans;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Eventually;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import health.mizan.testing.People;
import health.mizan.testing.Tokens;
import health.mizan.tx.Tx;
import health.mizan.web.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cover and price as a desk asks for them over HTTP, from the question to the comparison with the decision. */
class FrontDeskApiTest extends ApiTest {

    private static final String DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "FD-1");
    private static final String OTHER_DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "FD-2");
    private static final String CHECKS = "/api/eligibility-checks";
    private static final String ESTIMATES = "/api/estimates";

    @Autowired
    private Facilities facilities;

    @Autowired
    private Payers payers;

    @Autowired
    private Plans plans;

    @Autowired
    private Services services;

    @Autowired
    private FeeSchedules schedules;

    @Autowired
    private Contracts contracts;

    @Autowired
    private Registrations registrations;

    @Autowired
    private Coverages coverages;

    @Autowired
    private PatientLogins logins;

    @Autowired
    private EligibilityChecks checks;

    @Autowired
    private CoverQuestions questions;

    @Autowired
    private Charges charges;

    @Autowired
    private Claims claims;

    @Autowired
    private Tx tx;

    private PatientId patient;

    @BeforeEach
    void clinic() {
        done(facilities.save(Organisation.facility("FD-1"), IMPORT));
        done(facilities.save(Organisation.facility("FD-2"), IMPORT));
        done(payers.save(Organisation.payer("FD-NAJD", "insurer"), IMPORT));
        done(plans.save(Organisation.silver("FD-NAJD", NEW_YEAR), IMPORT));
        for (String code : List.of("DS-100", "DS-105", "DS-201", "DS-202", "DS-303")) {
            done(services.save(Organisation.service(code, code, "laboratory"), IMPORT));
        }
        done(schedules.save(Organisation.list("FD-LIST", NEW_YEAR), IMPORT));
        done(contracts.save(
                new ContractDraft("FD-C", "FD-1", "FD-NAJD", null, null, "FD-LIST", 1500, NEW_YEAR, null),
                IMPORT,
                MIZAN));
        patient = done(registrations.save(
                        MIZAN,
                        People.person("زائرة", null, "1990"),
                        new Registrations.File("FD-1", null),
                        Change.creating("test")))
                .id();
        done(coverages
                .save(
                        MIZAN,
                        patient,
                        new CoverageDraft("FD-NAJD", "SILVER", null, "V-1", "self", null, NEW_YEAR, null, null, null),
                        Change.creating("test"))
                .orElseThrow());
    }

    @Test
    void a_question_about_a_visit_needs_only_the_visit() {
        String visit = visit("DS-100", "DS-201");

        Answer asked = ask(visit);
        Answer again = ask(visit);

        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.header("Location")).contains(CHECKS + "/" + id(asked));
        assertThat(asked.json().path("state").asText()).isEqualTo("requested");
        assertThat(asked.json().path("facility").asText()).isEqualTo("FD-1");
        assertThat(asked.json().path("payer").path("code").asText()).isEqualTo("FD-NAJD");
        assertThat(asked.json().path("categories").path(0).asText()).isEqualTo("laboratory");
        assertThat(asked.json().path("text").path("en").asText()).isEqualTo("The payer is being asked.");
        assertThat(again.status()).isEqualTo(200);
        assertThat(id(again)).isEqualTo(id(asked));
        assertThat(questions
                        .ofCase(new CaseId(UUID.fromString(visit)))
                        .orElseThrow()
                        .coverage())
                .hasToString(asked.json().path("coverage").asText());
    }

    @Test
    void the_answer_is_a_sentence_in_both_languages_with_its_age() {
        Answer asked = ask(visit("DS-100"));
        checks.answered(check(asked), FakePayer.covered());

        Answer answered = http.get(CHECKS + "/" + id(asked)).as(DESK).send();

        assertThat(answered.json().path("state").asText()).isEqualTo("answered");
        assertThat(answered.json().path("answer").path("standing").asText()).isEqualTo("eligible");
        assertThat(answered.json().path("answer").path("benefits")).hasSize(2);
        assertThat(answered.json().path("text").path("en").asText())
                .matches("Covered for laboratory (today|on .*) at this site\\. In the plan's network\\."
                        + " You pay 20 %, at most SAR 75\\.00\\. The payer names no approval limit\\."
                        + " Answered \\d\\d:\\d\\d by FD-NAJD cover\\.");
        assertThat(answered.json().path("sentences").findValuesAsText("topic"))
                .containsExactly("standing", "network", "copay", "approval", "age");
        assertThat(answered.json().path("text").path("ar").asText()).startsWith("التغطية تشمل المختبر");
        assertThat(answered.json().path("ageSeconds").asLong()).isBetween(0L, 60L);
    }

    @Test
    void a_payer_without_an_electronic_door_is_said_to_have_none() {
        Answer asked = ask(visit("DS-100"));
        tx.run(() -> checks.ask(check(asked)));

        JsonNode ended = http.get(CHECKS + "/" + id(asked)).as(DESK).send().json();

        assertThat(ended.path("state").asText()).isEqualTo("unanswered");
        assertThat(ended.path("reason").asText()).isEqualTo("no-electronic-connection");
        assertThat(ended.path("text").path("en").asText()).contains("call it");
    }

    @Test
    void what_is_wrong_with_a_question_is_said_by_field() {
        Answer empty = http.post(CHECKS, "{}").as(DESK).send();
        Answer elsewhere = http.post(CHECKS, """
                        {"coverage":"%s","facility":"FD-2"}
                        """.formatted(cover())).as(DESK).send();
        Answer nonsense = http.post(CHECKS, """
                        {"coverage":"%s","facility":"FD-1","categories":["magic"]}
                        """.formatted(cover())).as(DESK).send();

        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.json().path("fields").findValuesAsText("field")).containsExactly("coverage", "facility");
        assertThat(elsewhere.json().path("fields").findValuesAsText("field")).containsExactly("facility");
        assertThat(nonsense.json().path("fields").findValuesAsText("field")).containsExactly("categories");
        assertThat(http.get(CHECKS).as(DESK).send().status()).isEqualTo(422);
    }

    @Test
    void checks_are_listed_by_patient_and_by_visit_newest_first() {
        String visit = visit("DS-100");
        Answer first = ask(visit);
        checks.giveUp(check(first));
        Answer second = ask(visit);

        JsonNode byVisit = http.get(CHECKS + "?case=" + visit).as(DESK).send().json();
        JsonNode byPatient =
                http.get(CHECKS + "?limit=1&patient=" + patient).as(DESK).send().json();
        JsonNode rest = http.get(CHECKS + "?limit=1&patient=" + patient + "&cursor="
                        + byPatient.path("next").asText())
                .as(DESK)
                .send()
                .json();

        assertThat(byVisit.path("items").findValuesAsText("reason")).hasSize(2);
        assertThat(byVisit.path("items").path(0).path("id").asText()).isEqualTo(id(second));
        assertThat(byPatient.path("items").path(0).path("id").asText()).isEqualTo(id(second));
        assertThat(rest.path("items").path(0).path("id").asText()).isEqualTo(id(first));
    }

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
        List<LineDecision> decisions = new ArrayList<>();
        for (Claim.Line line : claims.lines(claim.id())) {
            Money net = line.submitted();
            Money share = new Money(net.minor() / 5, net.currency());
            decisions.add(
                    line.code().equals("DS-202")
                            ? new LineDecision(
                                    line.sequence(),
                                    Verdict.DENIED,
                                    sar("0"),
                                    sar("0"),
                                    sar("0"),
                                    sar("0"),
                                    "MN-1-1",
                                    false)
                            : new LineDecision(
                                    line.sequence(),
                                    Verdict.APPROVED,
                                    net,
                                    net.minus(share),
                                    sar("0"),
                                    share,
                                    null,
                                    false));
        }
        tx.run(() -> {
            claims.scrub(claim.id());
            claims.submit(claim.id());
            claims.answered(
                    claims.submissions(claim.id()).getLast().id(),
                    new ClaimReply.Decided("FD-D-1", Instant.now(), decisions, null));
        });
    }

    private Answer ask(String visit) {
        return http.post(CHECKS, body(visit)).as(DESK).send();
    }

    private Answer estimate(String visit) {
        return http.post(ESTIMATES, body(visit)).as(DESK).send();
    }

    private static String body(String visit) {
        return "{\"financialCase\":\"" + visit + "\"}";
    }

    private String visit(String... codes) {
        String ordered = String.join(
                ",",
                List.of(codes).stream()
                        .map(code -> "{\"system\":\"" + SYSTEM + "\",\"code\":\"" + code + "\"}")
                        .toList());
        Answer opened = http.post("/api/cases", """
                        {"patient":"%s","facility":"FD-1","services":[%s]}
                        """.formatted(patient, ordered))
                .as(DESK)
                .once()
                .send();
        assertThat(opened.status()).isEqualTo(201);
        return opened.header("Location").orElseThrow().replaceFirst(".*/", "");
    }

    private String cover() {
        return coverages
                .of(new Caller.Self("test"), patient, PageRequest.of(null, null))
                .orElseThrow()
                .items()
                .getFirst()
                .id()
                .toString();
    }

    private static String id(Answer answer) {
        return answer.json().path("id").asText();
    }

    private static EligibilityCheckId check(Answer answer) {
        return new EligibilityCheckId(UUID.fromString(id(answer)));
    }

    private static String amount(JsonNode of, String name) {
        return of.path(name).path("amount").asText();
    }
}
