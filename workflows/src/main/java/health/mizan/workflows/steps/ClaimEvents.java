package health.mizan.workflows.steps;

import health.mizan.claims.Claim;
import health.mizan.claims.ClaimAnswered;
import health.mizan.claims.ClaimDrafted;
import health.mizan.claims.ClaimId;
import health.mizan.claims.Claims;
import health.mizan.outbox.LocalHandler;
import health.mizan.workflows.Processes;
import health.mizan.workflows.Processes.Start;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code claim-submission.bpmn} hears. */
@Configuration(proxyBeanMethods = false)
class ClaimEvents {

    private static final String PROCESS = "claim-submission";

    /** A claim that is sent once more in place of an earlier submission is drafted anew. */
    @Bean
    LocalHandler<ClaimDrafted> claimSubmissionStarts(Processes processes, Claims claims) {
        return new Listener<>("process.claim-submission.start", ClaimDrafted.class, event -> {
            if (processes.isRunning(PROCESS, event.claim().value())) {
                processes.tell("claim-drafted-anew", event.claim().value());
            } else {
                processes.startUnlessRunning(start(claims, event.claim()));
            }
        });
    }

    /** A payer may decide anew long after the process has ended. */
    @Bean
    LocalHandler<ClaimAnswered> claimSubmissionGoesOn(Processes processes, Claims claims) {
        return new Listener<>("process.claim-submission.answered", ClaimAnswered.class, event -> {
            if (processes.isRunning(PROCESS, event.claim().value())) {
                processes.tell("claim-answered", event.claim().value());
            } else {
                processes.startAt("claim-answered-later", start(claims, event.claim()));
            }
        });
    }

    private static Start start(Claims claims, ClaimId id) {
        Claim claim = claims.require(id);
        return new Start(PROCESS, id.value(), claim.financialCase().value(), claim.site());
    }
}
