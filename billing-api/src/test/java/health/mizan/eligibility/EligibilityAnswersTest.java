package health.mizan.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.beats.Answer;
import health.mizan.beats.CallState;
import health.mizan.coverage.CoverageId;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.payers.Payers;
import health.mizan.testing.Together;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of a question: answers that are lost, late, doubled or refused. */
class EligibilityAnswersTest extends CheckedCovers {

    @Test
    void a_refusal_leaves_the_check_unanswered_with_the_payers_code() {
        payer.says(new Answer.Refused<>("BV-00437"));
        EligibilityCheck check = requested(cover());

        ask(check.id());
        eligibility.send(check.id());

        EligibilityCheck refused = checks.require(check.id());
        assertThat(refused.state()).isEqualTo(CheckState.UNANSWERED);
        assertThat(refused.reason()).isEqualTo("BV-00437");
        assertThat(events(check.id())).containsExactly("eligibility.requested", "eligibility.answered");
    }

    @Test
    void a_lost_answer_is_asked_for_again_with_the_same_key() {
        payer.says(new Answer.Unknown<>("timed out"));
        EligibilityCheck check = requested(cover());
        ask(check.id());
        eligibility.send(check.id());
        assertThat(checks.require(check.id()).state()).isEqualTo(CheckState.ASKED);

        payer.says(new Answer.Done<>(FakePayer.covered()));
        eligibility.sweep(check.id());

        assertThat(checks.require(check.id()).state()).isEqualTo(CheckState.ANSWERED);
        assertThat(payer.asked()).hasSize(2);
        assertThat(payer.asked().stream().map(EligibilityEnquiry::key).distinct())
                .hasSize(1);
    }

    @Test
    void a_slow_payer_makes_the_check_tentative_and_is_asked_anew_with_another_key() {
        payer.says(new Answer.Unknown<>("timed out"));
        EligibilityCheck check = requested(cover());
        ask(check.id());
        eligibility.send(check.id());

        EligibilityCheck tentative = checks.tentative(check.id());
        EligibilityCheck again = ask(check.id());
        payer.says(new Answer.Done<>(FakePayer.covered()));
        eligibility.send(check.id());

        assertThat(tentative.state()).isEqualTo(CheckState.TENTATIVE);
        assertThat(again.state()).isEqualTo(CheckState.TENTATIVE);
        assertThat(checks.require(check.id()).state()).isEqualTo(CheckState.ANSWERED);
        assertThat(payer.asked().stream().map(EligibilityEnquiry::key).distinct())
                .hasSize(2);
        assertThat(eligibility.call(check.id(), 1))
                .as("nobody asks about the first try any more")
                .isEqualTo(CallState.SUCCEEDED);
    }

    @Test
    void while_it_is_being_asked_asking_changes_nothing() {
        EligibilityCheck check = requested(cover());

        EligibilityCheck once = ask(check.id());

        assertThat(ask(check.id())).isEqualTo(once);
        eligibility.send(check.id());
        EligibilityCheck answered = checks.require(check.id());
        assertThat(ask(check.id())).isEqualTo(answered);
        assertThat(checks.tentative(check.id())).isEqualTo(answered);
        assertThat(checks.giveUp(check.id())).isEqualTo(answered);
        assertThat(payer.asked()).hasSize(1);
    }

    @Test
    void a_desk_that_presses_again_has_a_lost_answer_asked_for_at_once() {
        payer.says(new Answer.Unknown<>("timed out"));
        CoverageId cover = cover();
        EligibilityCheck check = requested(cover);
        ask(check.id());
        eligibility.send(check.id());
        payer.says(new Answer.Done<>(FakePayer.covered()));
        assertThat(eligibility.sweepDue()).as("it is not time yet").isFalse();

        assertThat(idOf(request(cover, true))).isEqualTo(check.id());
        assertThat(eligibility.sweepDue()).isTrue();

        assertThat(checks.require(check.id()).state()).isEqualTo(CheckState.ANSWERED);
        assertThat(payer.asked())
                .extracting(EligibilityEnquiry::key)
                .containsOnly(EligibilityAsking.key(check.id(), 1));
    }

    @Test
    void an_answer_after_giving_up_still_counts() {
        payer.says(new Answer.Unknown<>("timed out"));
        EligibilityCheck check = requested(cover());
        ask(check.id());
        eligibility.send(check.id());
        EligibilityCheck givenUp = checks.giveUp(check.id());

        payer.says(new Answer.Done<>(FakePayer.covered()));
        eligibility.sweep(check.id());

        EligibilityCheck late = checks.require(check.id());
        assertThat(givenUp.state()).isEqualTo(CheckState.UNANSWERED);
        assertThat(givenUp.reason()).isEqualTo(EligibilityCheck.NO_ANSWER);
        assertThat(late.state()).isEqualTo(CheckState.ANSWERED);
        assertThat(late.reason()).isNull();
        assertThat(events(check.id()))
                .containsExactly("eligibility.requested", "eligibility.answered", "eligibility.answered");
    }

    @Test
    void what_was_given_up_long_ago_is_not_asked_about_for_ever() {
        payer.says(new Answer.Unknown<>("timed out"));
        EligibilityCheck check = requested(cover());
        ask(check.id());
        eligibility.send(check.id());
        checks.giveUp(check.id());

        clock.advance(Duration.ofHours(25));
        eligibility.sweep(check.id());

        assertThat(eligibility.call(check.id(), 1)).isEqualTo(CallState.FAILED);
        assertThat(payer.asked()).hasSize(1);
        assertThat(checks.require(check.id()).state()).isEqualTo(CheckState.UNANSWERED);
    }

    @Test
    void an_answer_by_another_door_counts_and_the_first_one_stands() {
        EligibilityCheck check = requested(cover());
        ask(check.id());

        EligibilityCheck answered = checks.answered(check.id(), FakePayer.covered());
        eligibility.send(check.id());

        assertThat(answered.state()).isEqualTo(CheckState.ANSWERED);
        assertThat(payer.asked()).isEmpty();
        assertThat(checks.answered(check.id(), FakePayer.covered())).isEqualTo(answered);
    }

    @Test
    void many_answers_and_a_giving_up_at_once_end_in_one_state() throws Exception {
        EligibilityCheck check = requested(cover());
        ask(check.id());

        Together.times(
                10,
                i -> () -> i % 2 == 0 ? checks.answered(check.id(), FakePayer.covered()) : checks.giveUp(check.id()));

        assertThat(checks.require(check.id()).state()).isEqualTo(CheckState.ANSWERED);
        assertThat(events(check.id()).stream().filter("eligibility.answered"::equals))
                .hasSizeBetween(1, 2);
    }

    @Test
    void a_payer_without_an_electronic_door_ends_the_check_at_once() {
        CoverageId ofEmployer = employersCover();
        EligibilityCheck check = requested(ofEmployer);

        EligibilityCheck ended = ask(check.id());

        assertThat(ended.state()).isEqualTo(CheckState.UNANSWERED);
        assertThat(ended.reason()).isEqualTo(EligibilityCheck.NO_CONNECTION);
        assertThat(events(check.id())).containsExactly("eligibility.requested", "eligibility.answered");
        assertThat(payer.asked()).isEmpty();
    }

    @Test
    void so_does_an_insurer_that_no_connector_serves() {
        CoverageId cover = cover();
        payer.doesNotServe(visits.the(Payers.class).byCode("NAJD").orElseThrow().id());

        EligibilityCheck ended = ask(requested(cover).id());

        assertThat(ended.reason()).isEqualTo(EligibilityCheck.NO_CONNECTION);
    }
}
