package health.mizan.workflows.steps;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.beats.Answer;
import health.mizan.cases.Case;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimState;
import health.mizan.claims.ClaimSubmission;
import health.mizan.claims.Claims;
import health.mizan.followups.FollowUps;
import health.mizan.money.Money;
import health.mizan.submissions.Hearing;
import health.mizan.testing.Eventually;
import health.mizan.testing.Fixtures;
import health.mizan.testing.People;
import health.mizan.workflows.Clinic;
import health.mizan.workflows.FakePayers;
import health.mizan.workflows.WorkflowTest;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What does not fit lands on a desk, beside the claim that goes on waiting. */
class DoubtProcessTest extends WorkflowTest {

    private static final Caller BILLER = People.staff("biller", Role.BILLER, "RUH");
    private static final String PROCESS = "doubtful-answer";

    @Autowired
    Clinic clinic;

    @Autowired
    FakePayers payers;

    @Autowired
    Claims claims;

    @Autowired
    FollowUps followUps;

    private Case visit;
    private ClaimId claim;

    @BeforeEach
    void anAnswerThatDoesNotFit() {
        payers.onClaim(sent -> FakePayers.pended());
        visit = clinic.open().visit();
        clinic.finish(visit);
        Eventually.until("the claim is drafted", () -> claims.ofCase(visit.id()).isPresent());
        claim = claims.ofCase(visit.id()).map(Claim::id).orElseThrow();
        reaches(claim.value(), "a-day");
        Eventually.until("it is pended", () -> state() == ClaimState.PENDED);
        ClaimSubmission sent =
                claims.message(claims.submissions(claim).getLast().id()).orElseThrow();
        claims.answered(sent.id(), tooMuch(sent));
        Eventually.until("somebody is asked", () -> task() != null);
    }

    @Test
    void accepting_it_with_the_claim_takes_the_task_away_and_the_claim_goes_on() {
        Hearing doubt = claims.hearings(claim).getLast();

        followUps.rule(BILLER, claim, doubt.id(), Hearing.Ruling.ACCEPTED, "agreed by telephone");

        Eventually.until("the doubt is over", () -> !isRunning());
        Eventually.until("the claim's process has ended", () -> hasEnded(claim.value()));
        assertThat(state()).isEqualTo(ClaimState.POSTED);
    }

    @Test
    void dismissing_it_by_the_task_asks_the_payer_again() {
        payers.onClaim(sent -> new Answer.Done<>(FakePayers.approved(sent, Instant.now())));

        tasks.complete(task().getId(), Map.of("outcome", "dismiss", "decidedBy", "biller"));

        Eventually.until("the claim's process has ended", () -> hasEnded(claim.value()));
        assertThat(isRunning()).isFalse();
        assertThat(state()).isEqualTo(ClaimState.POSTED);
        assertThat(claims.hearings(claim))
                .filteredOn(heard -> heard.effect() == Hearing.Effect.DISCREPANT)
                .singleElement()
                .satisfies(heard -> assertThat(heard.ruled()).satisfies(ruled -> {
                    assertThat(ruled.ruling()).isEqualTo(Hearing.Ruling.DISMISSED);
                    assertThat(ruled.by()).isEqualTo("biller");
                }));
    }

    @Test
    void saying_that_it_was_ruled_on_when_it_was_not_brings_the_task_back() {
        String first = task().getId();

        tasks.complete(first, Map.of("outcome", "ruled"));

        assertThat(task()).isNotNull();
        assertThat(task().getId()).isNotEqualTo(first);
        assertThat(followUps.isDoubted(claim)).isTrue();
    }

    private Task task() {
        return tasks.createTaskQuery()
                .processDefinitionKey(PROCESS)
                .processInstanceBusinessKey(claim.toString())
                .singleResult();
    }

    private boolean isRunning() {
        return engine.createProcessInstanceQuery()
                        .processDefinitionKey(PROCESS)
                        .processInstanceBusinessKey(claim.toString())
                        .count()
                > 0;
    }

    private ClaimState state() {
        return claims.require(claim).state();
    }

    private static ClaimReply tooMuch(ClaimSubmission sent) {
        ClaimReply.Decided fair = (ClaimReply.Decided) FakePayers.approved(sent, Instant.now());
        Money more = Fixtures.sar("10.00");
        return new ClaimReply.Decided(
                fair.payerReference(),
                fair.issued(),
                fair.lines().stream()
                        .map(line -> new ClaimReply.LineDecision(
                                line.sequence(),
                                line.verdict(),
                                line.allowed().plus(more),
                                line.benefit().plus(more),
                                line.tax(),
                                line.patientShare(),
                                line.reason(),
                                line.memberLiable()))
                        .toList(),
                null);
    }
}
