package health.mizan.workflows.steps;

import static health.mizan.workflows.Variables.ANSWER;
import static health.mizan.workflows.Variables.ASKED;
import static health.mizan.workflows.Variables.CALL;
import static health.mizan.workflows.Variables.DENIED;
import static health.mizan.workflows.Variables.FIT;

import health.mizan.access.Caller;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimState;
import health.mizan.claims.Claims;
import health.mizan.denials.DenialState;
import health.mizan.denials.Denials;
import health.mizan.followups.FollowUps;
import health.mizan.web.PageRequest;
import health.mizan.workflows.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of {@code claim-submission.bpmn}. */
@Configuration(proxyBeanMethods = false)
class ClaimSteps {

    private static final Caller US = new Caller.Self("claim-submission");
    private static final int QUESTIONS_BEFORE_A_CALL = 3;

    @Bean
    JavaDelegate checkTheClaim(Claims claims) {
        return step -> step.setVariable(FIT, fit(claims, claim(step)));
    }

    @Bean
    JavaDelegate sendTheClaim(Claims claims) {
        return step -> {
            claims.submit(claim(step));
            step.setVariable(ASKED, 0);
        };
    }

    /** Every third question without a decision is one for the telephone. */
    @Bean
    JavaDelegate askTheInsurer(FollowUps followUps) {
        return step -> {
            followUps.ask(claim(step), US.subject());
            int asked = Variables.count(step, ASKED) + 1;
            step.setVariable(ASKED, asked);
            step.setVariable(CALL, asked % QUESTIONS_BEFORE_A_CALL == 0);
        };
    }

    @Bean
    JavaDelegate readTheAnswer(Claims claims) {
        return step ->
                step.setVariable(ANSWER, answer(claims.require(claim(step)).state()));
    }

    @Bean
    JavaDelegate postTheDecision(Claims claims) {
        return step -> {
            Claim posted = claims.post(claim(step));
            step.setVariable(DENIED, isAnythingDenied(claims, posted));
        };
    }

    @Bean
    JavaDelegate withdrawTheClaim(Claims claims) {
        return step -> claims.cancel(US, claim(step));
    }

    /** They are decided line by line on the list of denials; this only sees whether any is left. */
    @Bean
    JavaDelegate lookAtTheDenials(Denials denials) {
        return step -> {
            Denials.Filter open =
                    new Denials.Filter(DenialState.OPEN, null, claim(step).value());
            step.setVariable(
                    DENIED,
                    !denials.list(US, open, PageRequest.of(null, 1)).items().isEmpty());
        };
    }

    /** A claim that was mended, or comes back from the payer, is built anew from the case as it is now. */
    private static String fit(Claims claims, ClaimId id) {
        Claims.Checked checked = claims.require(id).state() == ClaimState.DRAFT
                ? claims.scrub(id)
                : claims.recheck(US, id).orElseThrow();
        return switch (checked.claim().state()) {
            // The payer has decided while somebody mended what it had sent back.
            case DECIDED -> "decided";
            // It lies with the payer: somebody else has sent it meanwhile.
            case SUBMITTED, PENDED -> "yes";
            case DRAFT, HELD, READY, POSTED, REJECTED, CANCELLED -> checked.mayGo() ? "yes" : "no";
        };
    }

    private static String answer(ClaimState state) {
        return switch (state) {
            case SUBMITTED, PENDED -> "none";
            case DECIDED, POSTED -> "decided";
            // Ready again means that the message could not be brought to the payer.
            case REJECTED, DRAFT, HELD, READY, CANCELLED -> "sent-back";
        };
    }

    private static boolean isAnythingDenied(Claims claims, Claim claim) {
        return claims.lines(claim.id()).stream()
                .map(Claim.Line::decided)
                .anyMatch(decided -> decided != null && decided.denied().isPositive());
    }

    private static ClaimId claim(DelegateExecution step) {
        return new ClaimId(Variables.key(step));
    }
}
