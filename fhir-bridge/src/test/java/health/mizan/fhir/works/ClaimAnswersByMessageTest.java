package health.mizan.fhir.works;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.claims.ClaimState;
import health.mizan.claims.Claims;
import health.mizan.fhir.GoldenVisit;
import health.mizan.fhir.Messages;
import health.mizan.fhir.R4;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Tokens;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers of payers that come by their own way, late, twice, out of order, or from somebody else. */
@Tag("fhir")
class ClaimAnswersByMessageTest extends ApiTest {

    private static final String NAJD = Tokens.client("payer-najd", Set.of(), "system/MessageHeader.c");
    private static final String REDSEA = Tokens.client("payer-redsea", Set.of(), "system/MessageHeader.c");

    @Autowired
    BeanFactory beans;

    @Autowired
    Claims claims;

    private GoldenVisit visit;

    @BeforeEach
    void claimed() {
        visit = new GoldenVisit(beans, http).begun().confirmed().claimed();
    }

    @Test
    void first_pended_then_decided() {
        Answer pended = send(NAJD, response("queued", visit.now(), ""));
        ClaimState meanwhile = state();
        Answer decided = send(NAJD, response("complete", visit.now(), golden()));

        assertThat(Messages.code(pended)).as(pended.text()).isEqualTo("ok");
        assertThat(meanwhile).isEqualTo(ClaimState.PENDED);
        assertThat(Messages.code(decided)).as(decided.text()).isEqualTo("ok");
        assertThat(R4.errors(decided.text())).isEmpty();
        assertThat(state()).isEqualTo(ClaimState.DECIDED);
        assertThat(visit.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.totals().benefit()).hasToString("SAR 142.80");
            assertThat(decision.totals().patient()).hasToString("SAR 35.70");
            assertThat(decision.totals().denied()).hasToString("SAR 76.50");
        });
    }

    @Test
    void one_that_is_said_to_answer_our_call_counts_by_its_claim_all_the_same() {
        String synchronous = response("complete", visit.now(), golden())
                .replace("\"source\":", "\"response\":{\"identifier\":\"x\",\"code\":\"ok\"},\"source\":");

        Answer answer = send(NAJD, synchronous);

        assertThat(Messages.code(answer)).as(answer.text()).isEqualTo("ok");
        assertThat(visit.decisions()).hasSize(1);
    }

    @Test
    void told_again_in_another_message_it_is_the_same_decision() {
        Instant issued = visit.now();

        send(NAJD, response("complete", issued, golden()));
        Answer again = send(NAJD, response("complete", issued, golden()));

        assertThat(Messages.code(again)).isEqualTo("ok");
        assertThat(visit.decisions()).hasSize(1);
    }

    @Test
    void an_older_decision_that_comes_later_counts_no_more() {
        send(NAJD, response("complete", visit.now(), golden()));

        Answer older = send(NAJD, response("complete", visit.now().minusSeconds(3600), allDenied()));

        assertThat(Messages.code(older)).isEqualTo("ok");
        assertThat(visit.decisions().getLast().totals().benefit()).hasToString("SAR 142.80");
        assertThat(state()).isEqualTo(ClaimState.DECIDED);
    }

    @Test
    void another_payer_does_not_learn_that_the_claim_exists() {
        Answer foreign = send(REDSEA, response("complete", visit.now(), golden()));
        Answer unknown = send(
                REDSEA,
                response("complete", visit.now(), golden())
                        .replace(
                                visit.submission().toString(), UUID.randomUUID().toString()));

        assertThat(Messages.code(foreign)).isEqualTo("fatal-error");
        assertThat(expression(foreign)).isEqualTo("Bundle.entry.resource.ofType(ClaimResponse).request.identifier");
        assertThat(foreign.json().at("/entry/1/resource/issue"))
                .isEqualTo(unknown.json().at("/entry/1/resource/issue"));
        assertThat(state()).isEqualTo(ClaimState.SUBMITTED);
    }

    @Test
    void a_decision_that_misses_a_line_is_refused_by_the_element_and_leaves_nothing() {
        Answer half = send(NAJD, response("complete", visit.now(), line(1, "approved", "102.00", "25.50")));

        assertThat(Messages.code(half)).isEqualTo("fatal-error");
        assertThat(expression(half)).isEqualTo("ClaimResponse.item");
        assertThat(visit.decisions()).isEmpty();
    }

    @Test
    void a_message_without_an_answer_says_what_it_lacks() {
        Answer empty = send(NAJD, Messages.of(Messages.NPHIES, "claim-response"));

        assertThat(Messages.code(empty)).isEqualTo("fatal-error");
        assertThat(expression(empty)).isEqualTo("Bundle.entry");
    }

    private Answer send(String token, String message) {
        Answer answer = Messages.send(http, token, message);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private ClaimState state() {
        return claims.require(visit.claim()).state();
    }

    private static String expression(Answer refused) {
        return refused.json().at("/entry/1/resource/issue/0/expression/0").asText();
    }

    private String response(String outcome, Instant issued, String items) {
        return Messages.of(Messages.NPHIES, "claim-response", Messages.entry("""
                        {"resourceType":"ClaimResponse","id":"r1","status":"active","type":{"text":"professional"},
                         "identifier":[{"value":"NAJD-%s"}],"use":"claim","patient":{"display":"x"},"created":"%s",
                         "insurer":{"display":"x"},"outcome":"%s",
                         "request":{"identifier":{"system":"urn:mizan:claim-submission","value":"%s"}}%s}
                        """.formatted(
                        visit.number(),
                        issued,
                        outcome,
                        visit.submission(),
                        items.isEmpty() ? "" : ",\"item\":[" + items + "]")));
    }

    private static String golden() {
        return line(1, "approved", "102.00", "25.50") + "," + line(2, "approved", "40.80", "10.20") + ","
                + line(3, "rejected", "0", "0");
    }

    private static String allDenied() {
        return line(1, "rejected", "0", "0") + "," + line(2, "rejected", "0", "0") + ","
                + line(3, "rejected", "0", "0");
    }

    private static String line(int sequence, String verdict, String benefit, String share) {
        return """
                {"itemSequence":%d,"extension":[{"url":
                  "http://nphies.sa/fhir/ksa/nphies-fs/StructureDefinition/extension-adjudication-outcome",
                  "valueCodeableConcept":{"coding":[{"code":"%s"}]}}],"adjudication":[
                  {"category":{"coding":[{"code":"benefit"}]},"amount":{"value":%s,"currency":"SAR"}},
                  {"category":{"coding":[{"code":"patientShare"}]},"amount":{"value":%s,"currency":"SAR"}}]}
                """.formatted(sequence, verdict, benefit, share);
    }
}
