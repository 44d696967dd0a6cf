package health.mizan.fhir.answers;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.beats.Answer;
import health.mizan.claims.ClaimReply.Pended;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusReadingTest {

    /** Of the header that {@link Said} writes. */
    private static final String REFERENCE = "99c45781-3ff6-4997-adc9-a8e403b21490";

    @ParameterizedTest
    @ValueSource(strings = {"queued", "pended", "Partial"})
    void a_payer_that_has_not_decided_says_that_it_will(String code) {
        assertThat(read(task("completed", "\"valueCode\": \"" + code + "\"")))
                .isEqualTo(new Answer.Done<>(Optional.of(new Pended(REFERENCE))));
    }

    @Test
    void a_code_within_a_concept_is_the_same_code() {
        assertThat(read(task("completed", "\"valueCodeableConcept\": {\"coding\": [{\"code\": \"queued\"}]}")))
                .isEqualTo(new Answer.Done<>(Optional.of(new Pended(REFERENCE))));
    }

    @ParameterizedTest
    @CsvSource({"completed, complete", "completed, cancelled", "failed, queued"})
    void whatever_else_it_says_the_claim_itself_must_be_asked_for(String status, String code) {
        assertThat(read(task(status, "\"valueCode\": \"" + code + "\"")))
                .isEqualTo(new Answer.Done<>(Optional.empty()));
    }

    @Test
    void a_payer_that_does_not_take_the_question_may_answer_the_claim() {
        assertThat(read(Said.message("status-response", "fatal-error", Said.outcome("GE-00009"))))
                .isEqualTo(new Answer.Done<>(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"GE-00012, NotSent", "GE-00014, Unknown"})
    void what_did_not_reach_the_payer_is_asked_again(String code, String meaning) {
        assertThat(read(Said.message("status-response", "transient-error", Said.outcome(code)))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(meaning);
    }

    private static Answer<Optional<Pended>> read(String message) {
        return StatusReading.of(Said.heard(message));
    }

    private static String task(String status, String value) {
        return Said.message("status-response", "ok", """
                {"resourceType": "Task", "id": "t1", "status": "%s", "intent": "order", "output": [
                  {"type": {"coding": [{"code": "status"}]}, %s}]}
                """.formatted(status, value));
    }
}
