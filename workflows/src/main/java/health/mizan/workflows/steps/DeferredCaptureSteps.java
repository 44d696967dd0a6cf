package health.mizan.workflows.steps;

import static health.mizan.workflows.Variables.ASKED_AT;
import static health.mizan.workflows.Variables.BILL;
import static health.mizan.workflows.Variables.DECIDE_BY;
import static health.mizan.workflows.Variables.EXPIRY;
import static health.mizan.workflows.Variables.HOLD;

import health.mizan.collecting.Payments;
import health.mizan.payments.PaymentOrderId;
import health.mizan.workflows.Variables;
import health.mizan.workflows.WorkflowSettings;
import health.mizan.workflows.WorkflowSettings.ExpiringHold;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of {@code deferred-capture.bpmn}. Each looks at the hold and the bill as they are, whatever it was told. */
@Configuration(proxyBeanMethods = false)
class DeferredCaptureSteps {

    /** The outcome of the task about an expiring hold that lets it run out. */
    private static final String KEEP = "keep";

    @Bean
    JavaDelegate lookForTheBill(HeldShares shares, WorkflowSettings settings, Clock clock) {
        return step -> {
            HeldShare share = shares.locked(order(step));
            step.setVariable(BILL, share.bill().code());
            Instant lastMoment = share.actBefore(clock.instant());
            step.setVariable(
                    DECIDE_BY,
                    time(Variables.decided(step, KEEP) ? lastMoment : lastMoment.minus(settings.holdMargin())));
        };
    }

    @Bean
    JavaDelegate takeTheShare(HeldShares shares, Payments payments, Clock clock) {
        return step -> {
            HeldShare share = shares.locked(order(step));
            if (share.toTake().isPositive()) {
                payments.capture(share.order(), share.toTake());
            } else if (share.isFree()) {
                payments.release(share.order());
            }
            step.setVariable(ASKED_AT, time(clock.instant()));
        };
    }

    @Bean
    JavaDelegate lookAtTheHold(HeldShares shares, WorkflowSettings settings, Clock clock) {
        return step -> {
            boolean held = shares.locked(order(step)).isHeld();
            Instant asked = Instant.parse((String) step.getVariable(ASKED_AT));
            boolean late = !clock.instant().isBefore(asked.plus(settings.patience()));
            step.setVariable(HOLD, held ? late ? "overdue" : "waiting" : "settled");
        };
    }

    @Bean
    JavaDelegate applyTheExpiryRule(WorkflowSettings settings) {
        return step -> {
            boolean ask = settings.expiringHold() == ExpiringHold.ASK && !Variables.decided(step, KEEP);
            step.setVariable(EXPIRY, ask ? "ask" : "release");
        };
    }

    @Bean
    JavaDelegate releaseTheHold(Payments payments, Clock clock) {
        return step -> {
            payments.release(order(step));
            step.setVariable(ASKED_AT, time(clock.instant()));
        };
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static PaymentOrderId order(DelegateExecution step) {
        return new PaymentOrderId(Variables.key(step));
    }
}
