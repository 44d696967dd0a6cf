package health.mizan.workflows.steps;

import health.mizan.claims.Claim;
import health.mizan.claims.ClaimDoubted;
import health.mizan.claims.Claims;
import health.mizan.followups.FollowUps;
import health.mizan.outbox.LocalHandler;
import health.mizan.workflows.Processes;
import health.mizan.workflows.Processes.Start;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code doubtful-answer.bpmn} hears. */
@Configuration(proxyBeanMethods = false)
class DoubtEvents {

    private static final String PROCESS = "doubtful-answer";

    /** Whatever has changed, the process looks for itself. */
    @Bean
    LocalHandler<ClaimDoubted> doubtfulAnswerChanges(Processes processes, Claims claims, FollowUps followUps) {
        return new Listener<>("process.doubtful-answer", ClaimDoubted.class, event -> {
            Claim claim = claims.require(event.claim());
            if (processes.isRunning(PROCESS, claim.id().value())) {
                processes.tell("doubt-changed", claim.id().value());
            } else if (followUps.isDoubted(claim.id())) {
                processes.startUnlessRunning(new Start(
                        PROCESS, claim.id().value(), claim.financialCase().value(), claim.site()));
            }
        });
    }
}
