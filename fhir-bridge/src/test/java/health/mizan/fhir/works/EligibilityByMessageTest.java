package health.mizan.fhir.works;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.fhir.Clients;
import health.mizan.fhir.GoldenVisit;
import health.mizan.fhir.Messages;
import health.mizan.fhir.R4;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Tokens;
import health.mizan.testing.Visits;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** An EMR that asks by message whether somebody is covered, and sends along whom it asks for. */
@Tag("fhir")
class EligibilityByMessageTest extends ApiTest {

    @Autowired
    BeanFactory beans;

    @Autowired
    EligibilityChecks checks;

    private final String number = Clients.fresh();

    @BeforeEach
    void clinic() {
        Visits.goldenClinic(beans);
    }

    @Test
    void a_question_is_taken_with_its_patient_and_cover_and_its_answer_is_there_to_read() {
        Answer asked = send(GoldenVisit.EMR, patient(), coverage(), question("active"));

        assertThat(Messages.code(asked)).as(asked.text()).isEqualTo("ok");
        assertThat(R4.errors(asked.text())).isEmpty();
        String id = id(asked);
        JsonNode answer = read("CoverageEligibilityResponse", id);
        assertThat(answer.path("outcome").asText()).isEqualTo("queued");
        assertThat(read("CoverageEligibilityRequest", id).path("id").asText()).isEqualTo(id);
    }

    @Test
    void asked_again_it_is_the_same_question_and_its_answer_is_named() {
        String id = id(send(GoldenVisit.EMR, patient(), coverage(), question("active")));
        checks.answered(
                new EligibilityCheckId(UUID.fromString(id)),
                new EligibilityAnswer("NAJD-E", EligibilityAnswer.Standing.ELIGIBLE, true, List.of(), null));

        Answer again = send(GoldenVisit.EMR, patient(), coverage(), question("active"));

        assertThat(id(again)).isEqualTo(id);
        assertThat(said(again)).contains("answered; CoverageEligibilityResponse/" + id);
        assertThat(read("CoverageEligibilityResponse", id).path("outcome").asText())
                .isEqualTo("complete");
    }

    @Test
    void a_draft_is_kept_and_not_asked() {
        Answer kept = send(GoldenVisit.EMR, patient(), coverage(), question("draft"));

        assertThat(said(kept)).contains("only an active one is asked");
        assertThat(http.get("/fhir/CoverageEligibilityResponse/" + id(kept))
                        .as(GoldenVisit.EMR)
                        .send()
                        .status())
                .isEqualTo(404);
    }

    @Test
    void without_question_or_cover_nothing_of_it_remains_and_the_element_is_named() {
        Answer noQuestion = send(GoldenVisit.EMR, patient(), coverage());
        Answer noCover = send(GoldenVisit.EMR, patient(), question("active"));

        assertThat(expression(noQuestion)).isEqualTo("Bundle.entry");
        assertThat(expression(noCover)).isEqualTo("Bundle.entry[2].resource.insurance[0].coverage");
        assertThat(http.call("POST", "/fhir/Patient/_search")
                        .as(GoldenVisit.EMR)
                        .body(
                                "application/x-www-form-urlencoded",
                                "identifier=https://emr.example.org/asked%7C" + number)
                        .send()
                        .json()
                        .path("entry"))
                .isEmpty();
    }

    @Test
    void a_month_is_no_day_to_ask_for() {
        Answer refused = send(
                GoldenVisit.EMR,
                patient(),
                coverage(),
                question("active").replace("\"2026-07-02\",\"created", "\"2026-07\",\"created"));

        assertThat(expression(refused)).isEqualTo("Bundle.entry[3].resource.serviced[x]");
    }

    @Test
    void it_needs_the_scope_of_what_it_sends() {
        String half = Tokens.client(
                "half-an-emr", Set.of("RUH"), "system/MessageHeader.c", "system/Patient.cu", "system/Coverage.cu");

        Answer refused = send(half, patient(), coverage(), question("active"));

        assertThat(Messages.code(refused)).isEqualTo("fatal-error");
        assertThat(refused.text()).contains("system/CoverageEligibilityRequest.c");
    }

    private Answer send(String token, String... entries) {
        Answer answer = Messages.send(http, token, Messages.of(Messages.NPHIES, "eligibility-request", entries));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private JsonNode read(String type, String id) {
        Answer read = http.get("/fhir/" + type + "/" + id).as(GoldenVisit.EMR).send();
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        return read.json();
    }

    private static String said(Answer answer) {
        return answer.json().at("/entry/1/resource/issue/0/diagnostics").asText();
    }

    private static String id(Answer answer) {
        return said(answer).replaceFirst("^CoverageEligibilityRequest/([0-9a-f-]{36}) .*", "$1");
    }

    private static String expression(Answer refused) {
        assertThat(Messages.code(refused)).as(refused.text()).isEqualTo("fatal-error");
        return refused.json().at("/entry/1/resource/issue/0/expression/0").asText();
    }

    private String patient() {
        return "{\"fullUrl\":\"urn:test:patient\",\"resource\":"
                + Clients.patient("https://emr.example.org/asked", number, "Asked") + "}";
    }

    private String coverage() {
        return """
                {"fullUrl":"urn:test:cover","resource":{"resourceType":"Coverage","status":"active",
                 "identifier":[{"system":"https://emr.example.org/cover","value":"%1$s"}],"subscriberId":"M-%1$s",
                 "beneficiary":{"reference":"urn:test:patient"},
                 "payor":[{"identifier":{"system":"urn:mizan:payer-code","value":"NAJD"}}],
                 "class":[{"type":{"coding":[{"code":"plan"}]},"value":"SILVER"}],"period":{"start":"2026-01-01"}}}
                """.formatted(number);
    }

    private String question(String status) {
        return """
                {"fullUrl":"urn:test:question","resource":{"resourceType":"CoverageEligibilityRequest","status":"%s",
                 "identifier":[{"system":"https://emr.example.org/question","value":"%s"}],"purpose":["benefits"],
                 "patient":{"reference":"urn:test:patient"},"servicedDate":"2026-07-02","created":"2026-07-02",
                 "insurer":{"identifier":{"system":"urn:mizan:payer-code","value":"NAJD"}},
                 "insurance":[{"coverage":{"reference":"urn:test:cover"}}]}}
                """.formatted(status, number);
    }
}
