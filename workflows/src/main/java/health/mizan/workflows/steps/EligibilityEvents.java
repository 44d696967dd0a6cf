package health.mizan.workflows.steps;

import health.mizan.eligibility.EligibilityAnswered;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.eligibility.EligibilityRequested;
import health.mizan.estimates.Estimates;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.outbox.LocalHandler;
import health.mizan.workflows.Processes;
import health.mizan.workflows.Processes.Start;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code eligibility-check.bpmn} hears. */
@Configuration(proxyBeanMethods = false)
class EligibilityEvents {

    private static final String PROCESS = "eligibility-check";

    @Bean
    LocalHandler<EligibilityRequested> eligibilityCheckStarts(
            Processes processes, EligibilityChecks checks, Facilities facilities) {
        return new Listener<>("process.eligibility-check.start", EligibilityRequested.class, event -> {
            EligibilityCheck check = checks.require(event.check());
            UUID visit =
                    check.financialCase() == null ? null : check.financialCase().value();
            String site = facilities.find(check.facility()).map(Facility::code).orElseThrow();
            processes.startOnce(new Start(PROCESS, event.check().value(), visit, site));
        });
    }

    /** An answer that comes when nobody waits any longer still makes a better estimate. */
    @Bean
    LocalHandler<EligibilityAnswered> eligibilityCheckGoesOn(
            Processes processes, EligibilityChecks checks, Estimates estimates) {
        return new Listener<>("process.eligibility-check.answered", EligibilityAnswered.class, event -> {
            if (processes.isRunning(PROCESS, event.check().value())) {
                processes.tell("eligibility-answered", event.check().value());
            } else {
                EligibilitySteps.refresh(checks.require(event.check()), estimates);
            }
        });
    }
}
