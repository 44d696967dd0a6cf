package health.mizan.walks;

import static health.mizan.sandbox.demo.Visit.amount;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Visit;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Insurers who take their time, or say nothing. */
class PayerWalkTest extends WalkTest {

    @Test
    void a_pended_claim_is_decided_later_and_the_hold_waits_for_it() {
        Visit visit = silverVisit();
        String order = held(visit);
        Outside.order(places.payer(), Map.of("pendFor", "P1D"));
        payer(visit, "scenario", Map.of("is", "pended"));

        visit.finish();
        JsonNode pended = visit.claim("pended");
        assertThat(amount(staff.finance().get("/api/payment-orders/" + order).path("captured")))
                .isEqualTo("0.00");
        Outside.order(places.payer(), Map.of("decide", "all"));

        assertThat(visit.claim("posted").path("id")).isEqualTo(pended.path("id"));
        till.taken(order, "51.00");
        assertThat(amount(visit.invoice("balanced").path("total"))).isEqualTo("51.00");
        assertThat(visit.told(2)).hasSize(2);
    }

    @Test
    void a_decision_that_comes_three_times_counts_once() {
        Visit visit = silverVisit();
        String order = held(visit);
        payer(visit, "scenario", Map.of("is", "duplicate"));

        visit.finish();

        till.taken(order, "51.00");
        visit.invoice("balanced");
        assertThat(visit.told(2)).hasSize(2);
        JsonNode claim = staff.biller()
                .await("/api/claims/" + visit.claim("posted").path("id").asText(), Visit.has("answers", 2));
        assertThat(Outside.stream(claim.path("answers"))
                        .map(answer -> answer.path("effect").asText()))
                .containsExactly("taken", "ignored");
    }

    @Test
    void a_silent_insurer_leaves_the_cover_tentative_and_is_asked_again_until_it_answers() {
        Visit visit = silverVisit();
        Outside.fault(places.payer(), Map.of("kind", "drop-before", "path", "/$process-message", "times", 2));

        String check = visit.askInsurer();
        String call = unknown(check).path("id").asText();
        timers.ring("eligibility-check", check, "twenty-seconds");
        JsonNode tentative = visit.check(check, "tentative");
        JsonNode estimate = visit.estimate();
        askAgain(call);
        staff.operator().await("/api/remote-calls?limit=200", calls -> Outside.stream(calls.path("items"))
                .anyMatch(one -> one.path("id").asText().equals(call)
                        && one.path("inquiries").asInt() == 1));
        askAgain(call);

        JsonNode answered = visit.check(check, "answered");
        assertThat(tentative.path("text").path("en").asText()).contains("has not answered yet");
        assertThat(amount(estimate.path("most"))).as("by the plan's terms").isEqualTo("75.00");
        assertThat(answered.path("answer").path("standing").asText()).isEqualTo("eligible");
        visit.cancel();
    }

    /** The call about this check, once its outcome is unknown. */
    private JsonNode unknown(String check) {
        Predicate<JsonNode> ours = call -> call.path("subjectId").asText().equals(check);
        return Outside.stream(staff.operator()
                        .await("/api/remote-calls?limit=200", calls -> Outside.stream(calls.path("items"))
                                .anyMatch(ours))
                        .path("items"))
                .filter(ours)
                .findFirst()
                .orElseThrow();
    }

    /** An operator does not wait until it is asked again by itself. */
    private void askAgain(String call) {
        staff.operator().post("/api/remote-calls/" + call + "/inquiry", Map.of());
    }
}
