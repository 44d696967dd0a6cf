package health.mizan.workflows.steps;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.beats.Answer;
import health.mizan.cases.Case;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimState;
import health.mizan.claims.ClaimSubmission;
import health.mizan.claims.Claims;
import health.mizan.followups.FollowUps;
import health.mizan.followups.Question;
import health.mizan.invoices.Invoices;
import health.mizan.testing.Eventually;
import health.mizan.testing.Fixtures;
import health.mizan.workflows.Clinic;
import health.mizan.workflows.FakePayers;
import health.mizan.workflows.WorkflowTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ClaimProcessTest extends WorkflowTest {

    @Autowired
    Clinic clinic;

    @Autowired
    FakePayers payers;

    @Autowired
    Claims claims;

    @Autowired
    FollowUps followUps;

    @Autowired
    Invoices invoices;

    private Case visit;

    @BeforeEach
    void somebodyHasArrived() {
        payers.onClaim(sent -> new Answer.Done<>(FakePayers.approved(sent, Instant.now())));
        visit = clinic.open().visit();
    }

    @Test
    void a_finished_visit_is_claimed_decided_and_billed() {
        clinic.finish(visit);
        UUID claim = drafted();

        Eventually.until("the process has ended", () -> hasEnded(claim));

        assertThat(endedAt(claim)).isEqualTo("share-known");
        assertThat(state(claim)).isEqualTo(ClaimState.POSTED);
        assertThat(invoices.ofCase(visit.id()).orElseThrow().open()).isEqualTo(Fixtures.sar("51.00"));
    }

    @Test
    void a_denied_service_lands_on_the_billers_desk_and_the_share_is_known_without_it() {
        payers.onClaim(sent -> new Answer.Done<>(FakePayers.denied(sent, Instant.now(), "DS-202")));
        clinic.finish(visit);
        UUID claim = drafted();

        Eventually.until("somebody is asked", () -> hasTask(claim, "decide-about-the-denied"));

        assertThat(state(claim)).isEqualTo(ClaimState.POSTED);
        assertThat(invoices.ofCase(visit.id()).orElseThrow().open()).isEqualTo(Fixtures.sar("35.70"));
    }

    @Test
    void what_the_rules_find_is_mended_and_checked_again() {
        clinic.finishWithoutDiagnosis(visit);
        UUID claim = drafted();
        Eventually.until("somebody is asked", () -> hasTask(claim, "mend-the-claim"));
        assertThat(state(claim)).isEqualTo(ClaimState.HELD);

        clinic.finish(visit);
        tasks.complete(task(claim).getId(), Map.of("outcome", "check-again"));

        Eventually.until("the process has ended", () -> hasEnded(claim));
        assertThat(endedAt(claim)).isEqualTo("share-known");
    }

    @Test
    void a_claim_that_cannot_be_mended_is_withdrawn() {
        clinic.finishWithoutDiagnosis(visit);
        UUID claim = drafted();
        Eventually.until("somebody is asked", () -> hasTask(claim, "mend-the-claim"));

        tasks.complete(task(claim).getId(), Map.of("outcome", "withdraw"));

        assertThat(endedAt(claim)).isEqualTo("withdrawn");
        assertThat(state(claim)).isEqualTo(ClaimState.CANCELLED);
    }

    @Test
    void a_pended_claim_is_asked_about_every_day_and_the_third_time_somebody_is_asked_to_call() {
        UUID claim = pended();

        askedInVain(claim, 2);
        boolean calledEarly = task(claim) != null;
        askedInVain(claim, 1);

        assertThat(calledEarly).isFalse();
        assertThat(task(claim).getTaskDefinitionKey()).isEqualTo("chase-the-insurer");
        assertThat(outcomes(claim)).containsOnly(Question.Outcome.PENDING).hasSize(3);
        tasks.complete(task(claim).getId(), Map.of("outcome", "wait"));
        assertThat(isAt(claim, "a-day")).isTrue();
    }

    @Test
    void to_ask_again_asks_the_payer_and_its_decision_takes_the_task_away() {
        UUID claim = pended();
        askedInVain(claim, 3);
        payers.onClaim(sent -> new Answer.Done<>(FakePayers.approved(sent, Instant.now())));

        tasks.complete(task(claim).getId(), Map.of("outcome", "ask-again"));

        Eventually.until("the process has ended", () -> hasEnded(claim));
        assertThat(outcomes(claim)).last().isEqualTo(Question.Outcome.DECIDED);
        assertThat(endedAt(claim)).isEqualTo("share-known");
    }

    @Test
    void a_decision_that_comes_by_itself_takes_the_task_to_call_away() {
        UUID claim = pended();
        askedInVain(claim, 3);

        answer(claim, FakePayers.approved(submission(claim), Instant.now()));

        Eventually.until("the process has ended", () -> hasEnded(claim));
        assertThat(endedAt(claim)).isEqualTo("share-known");
    }

    @Test
    void what_the_payer_sends_back_is_mended_and_sent_anew() {
        payers.onClaim(sent -> new Answer.Done<>(new ClaimReply.Rejected(
                "R-" + UUID.randomUUID(), List.of(new ClaimReply.Fault("IC-01", "member number", null)))));
        clinic.finish(visit);
        UUID claim = drafted();
        Eventually.until("somebody is asked", () -> hasTask(claim, "mend-the-claim"));
        assertThat(state(claim)).isEqualTo(ClaimState.REJECTED);

        payers.onClaim(sent -> new Answer.Done<>(FakePayers.approved(sent, Instant.now())));
        tasks.complete(task(claim).getId(), Map.of("outcome", "check-again"));

        Eventually.until("the process has ended", () -> hasEnded(claim));
        assertThat(claims.submissions(new ClaimId(claim))).hasSize(2);
        assertThat(endedAt(claim)).isEqualTo("share-known");
    }

    @Test
    void a_payer_that_decides_anew_after_the_end_is_heard() {
        clinic.finish(visit);
        UUID claim = drafted();
        Eventually.until("the process has ended", () -> hasEnded(claim));

        answer(claim, FakePayers.denied(submission(claim), Instant.now().plusSeconds(60), "DS-202"));

        Eventually.until("somebody is asked", () -> hasTask(claim, "decide-about-the-denied"));
        assertThat(state(claim)).isEqualTo(ClaimState.POSTED);
        assertThat(claims.decisions(new ClaimId(claim))).hasSize(2);
        assertThat(invoices.ofCase(visit.id()).orElseThrow().open()).isEqualTo(Fixtures.sar("35.70"));
    }

    private UUID pended() {
        payers.onClaim(sent -> FakePayers.pended());
        clinic.finish(visit);
        UUID claim = drafted();
        reaches(claim, "a-day");
        Eventually.until("it is pended", () -> state(claim) == ClaimState.PENDED);
        Eventually.until("the news is delivered", () -> undelivered() == 0);
        return claim;
    }

    /** A day each, and the payer answers that it will decide. */
    private void askedInVain(UUID claim, int days) {
        for (int day = 0; day < days; day++) {
            fire(claim, "a-day");
            assertThat(outcomes(claim)).last().isEqualTo(Question.Outcome.PENDING);
        }
    }

    /** Of the questions where the claim stands, once all are answered. */
    private List<Question.Outcome> outcomes(UUID claim) {
        ClaimId id = new ClaimId(claim);
        Eventually.until("every question is answered", () -> followUps.questions(id).stream()
                .noneMatch(Question::isOpen));
        return followUps.questions(id).stream().map(Question::outcome).toList();
    }

    private UUID drafted() {
        Eventually.until("the claim is drafted", () -> claims.ofCase(visit.id()).isPresent());
        return claims.ofCase(visit.id()).map(Claim::id).orElseThrow().value();
    }

    private ClaimState state(UUID claim) {
        return claims.require(new ClaimId(claim)).state();
    }

    private ClaimSubmission submission(UUID claim) {
        return claims.message(claims.submissions(new ClaimId(claim)).getLast().id())
                .orElseThrow();
    }

    private void answer(UUID claim, ClaimReply reply) {
        claims.answered(submission(claim).id(), reply);
    }
}
