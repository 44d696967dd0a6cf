package health.mizan.workflows.steps;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.beats.Answer;
import health.mizan.cases.Case;
import health.mizan.eligibility.EligibilityAnswered;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.eligibility.EligibilityQuestion;
import health.mizan.estimates.Estimates;
import health.mizan.outbox.Outbox;
import health.mizan.testing.Eventually;
import health.mizan.testing.Organisation;
import health.mizan.tx.Tx;
import health.mizan.workflows.Clinic;
import health.mizan.workflows.FakePayers;
import health.mizan.workflows.WorkflowTest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EligibilityProcessTest extends WorkflowTest {

    @Autowired
    Clinic clinic;

    @Autowired
    FakePayers payers;

    @Autowired
    EligibilityChecks checks;

    @Autowired
    Estimates estimates;

    @Autowired
    Outbox outbox;

    @Autowired
    Tx tx;

    private Case visit;

    @BeforeEach
    void somebodyHasArrived() {
        payers.onEnquiry(asked -> FakePayers.covered());
        visit = clinic.open().visit();
    }

    @Test
    void an_answer_makes_the_estimate_and_ends_the_process() {
        UUID check = request();

        Eventually.until("the process has ended", () -> hasEnded(check));

        assertThat(endedAt(check)).isEqualTo("answer-known");
        assertThat(state(check)).isEqualTo(CheckState.ANSWERED);
        assertThat(estimates.latest(Organisation.MIZAN, visit.id())).isPresent();
    }

    @Test
    void a_silent_payer_is_shown_as_tentative_after_20_seconds_and_somebody_calls_after_two_minutes() {
        payers.onEnquiry(asked -> new Answer.Unknown<>("timed out"));
        UUID check = request();
        reaches(check, "twenty-seconds");

        fire(check, "twenty-seconds");
        assertThat(state(check)).isEqualTo(CheckState.TENTATIVE);

        fire(check, "two-minutes");
        assertThat(task(check).getTaskDefinitionKey()).isEqualTo("call-the-insurer");
        assertThat(task(check).getTenantId()).isEqualTo("RUH");
        assertThat(task(check).getDueDate()).isNotNull();
    }

    @Test
    void an_answer_on_the_last_moment_takes_the_task_away() {
        payers.onEnquiry(asked -> new Answer.Unknown<>("timed out"));
        UUID check = request();
        reaches(check, "twenty-seconds");
        fire(check, "twenty-seconds");
        fire(check, "two-minutes");

        checks.answered(new EligibilityCheckId(check), FakePayers.silver());

        Eventually.until("the process has ended", () -> hasEnded(check));
        assertThat(endedAt(check)).isEqualTo("answer-known");
    }

    @Test
    void giving_up_ends_the_check_unanswered_and_a_later_answer_still_makes_the_estimate() {
        payers.onEnquiry(asked -> new Answer.Unknown<>("timed out"));
        UUID check = request();
        reaches(check, "twenty-seconds");
        fire(check, "twenty-seconds");
        fire(check, "two-minutes");

        tasks.complete(task(check).getId(), Map.of("outcome", "give-up"));
        assertThat(state(check)).isEqualTo(CheckState.UNANSWERED);
        assertThat(endedAt(check)).isEqualTo("no-answer");

        checks.answered(new EligibilityCheckId(check), FakePayers.silver());
        Eventually.until(
                "the estimate rests on the answer",
                () -> estimates.latest(Organisation.MIZAN, visit.id()).isPresent());
    }

    @Test
    void asking_again_asks_the_payer_once_more() {
        payers.onEnquiry(asked -> new Answer.Unknown<>("timed out"));
        UUID check = request();
        reaches(check, "twenty-seconds");
        fire(check, "twenty-seconds");
        fire(check, "two-minutes");

        payers.onEnquiry(asked -> FakePayers.covered());
        tasks.complete(task(check).getId(), Map.of("outcome", "ask-again"));

        Eventually.until("the process has ended", () -> hasEnded(check));
        assertThat(endedAt(check)).isEqualTo("answer-known");
    }

    @Test
    void a_refusal_ends_the_process_without_a_task() {
        payers.onEnquiry(asked -> new Answer.Refused<>("BV-00163"));
        UUID check = request();

        Eventually.until("the process has ended", () -> hasEnded(check));

        assertThat(endedAt(check)).isEqualTo("refused");
        assertThat(state(check)).isEqualTo(CheckState.UNANSWERED);
    }

    @Test
    void an_event_that_nobody_waits_for_has_no_effect() {
        UUID check = request();
        Eventually.until("the process has ended", () -> hasEnded(check));

        tx.run(() -> outbox.publish(new EligibilityAnswered(new EligibilityCheckId(check))));

        Eventually.until("the event is delivered", () -> undelivered() == 0);
        assertThat(hasEnded(check)).isTrue();
    }

    private UUID request() {
        EligibilityQuestion question = new EligibilityQuestion(
                visit.coverage(), visit.facility(), visit.id(), visit.serviceDate(), Set.of(), true);
        EligibilityCheck check =
                Organisation.done(checks.request(Organisation.MIZAN, question).orElseThrow());
        return check.id().value();
    }

    private CheckState state(UUID check) {
        return checks.require(new EligibilityCheckId(check)).state();
    }
}
