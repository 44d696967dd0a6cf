package health.mizan.workflows.steps;

import static health.mizan.workflows.Variables.ANSWERED;

import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.estimates.Estimates;
import health.mizan.workflows.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of {@code eligibility-check.bpmn}. */
@Configuration(proxyBeanMethods = false)
class EligibilitySteps {

    @Bean
    JavaDelegate askThePayer(EligibilityChecks checks) {
        return step -> checks.ask(check(step));
    }

    @Bean
    JavaDelegate refreshTheEstimate(EligibilityChecks checks, Estimates estimates) {
        return step -> {
            EligibilityCheck check = checks.require(check(step));
            refresh(check, estimates);
            step.setVariable(ANSWERED, check.state() == CheckState.ANSWERED);
        };
    }

    @Bean
    JavaDelegate showAsTentative(EligibilityChecks checks) {
        return step -> checks.tentative(check(step));
    }

    @Bean
    JavaDelegate giveUpAsking(EligibilityChecks checks) {
        return step -> checks.giveUp(check(step));
    }

    static void refresh(EligibilityCheck check, Estimates estimates) {
        if (check.financialCase() != null) {
            estimates.refresh(check.financialCase());
        }
    }

    private static EligibilityCheckId check(DelegateExecution step) {
        return new EligibilityCheckId(Variables.key(step));
    }
}
