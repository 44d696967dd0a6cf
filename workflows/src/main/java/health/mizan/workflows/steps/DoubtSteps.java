package health.mizan.workflows.steps;

import static health.mizan.workflows.Variables.DECIDED_BY;
import static health.mizan.workflows.Variables.DOUBTED;

import health.mizan.claims.ClaimId;
import health.mizan.followups.FollowUps;
import health.mizan.workflows.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of {@code doubtful-answer.bpmn}. */
@Configuration(proxyBeanMethods = false)
class DoubtSteps {

    @Bean
    JavaDelegate lookAtTheAnswers(FollowUps followUps) {
        return step -> step.setVariable(DOUBTED, followUps.isDoubted(claim(step)));
    }

    /** To accept one needs a reason, which is given with the claim; the task then only goes away. */
    @Bean
    JavaDelegate settleTheAnswers(FollowUps followUps) {
        return step -> {
            if (Variables.decided(step, "dismiss")) {
                String by = step.getVariable(DECIDED_BY) instanceof String person ? person : "doubtful-answer";
                followUps.dismissDoubts(claim(step), by);
            }
        };
    }

    private static ClaimId claim(DelegateExecution step) {
        return new ClaimId(Variables.key(step));
    }
}
