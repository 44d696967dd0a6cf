package health.mizan.workflows.steps;

import static health.mizan.workflows.Variables.TOLD;

import health.mizan.access.Caller;
import health.mizan.workflows.Variables;
import health.mizan.writeback.NoticeId;
import health.mizan.writeback.NoticeState;
import health.mizan.writeback.WriteBacks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of {@code emr-write-back.bpmn}. What the EMR could not take yet is told again by the call itself. */
@Configuration(proxyBeanMethods = false)
class WriteBackSteps {

    private static final Caller US = new Caller.Self("emr-write-back");

    @Bean
    JavaDelegate tellTheEmr(WriteBacks notices) {
        return step -> notices.send(notice(step));
    }

    @Bean
    JavaDelegate readTheOutcome(WriteBacks notices) {
        return step -> step.setVariable(TOLD, told(notices.require(notice(step)).state()));
    }

    @Bean
    JavaDelegate leaveItUntold(WriteBacks notices) {
        return step -> notices.close(US, notice(step), "left untold at the desk");
    }

    private static String told(NoticeState state) {
        return switch (state.outcome()) {
            case SUCCESS, NOT_APPLICABLE -> "done";
            case RETRY -> "not-yet";
            case FAILED -> "failed";
        };
    }

    private static NoticeId notice(DelegateExecution step) {
        return new NoticeId(Variables.key(step));
    }
}
