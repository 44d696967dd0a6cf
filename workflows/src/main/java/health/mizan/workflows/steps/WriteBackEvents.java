package health.mizan.workflows.steps;

import health.mizan.cases.Case;
import health.mizan.cases.Cases;
import health.mizan.outbox.LocalHandler;
import health.mizan.workflows.Processes;
import health.mizan.workflows.Processes.Start;
import health.mizan.writeback.WriteBackAnswered;
import health.mizan.writeback.WriteBackRequested;
import health.mizan.writeback.WriteBacks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code emr-write-back.bpmn} hears. */
@Configuration(proxyBeanMethods = false)
class WriteBackEvents {

    private static final String PROCESS = "emr-write-back";

    /** What was left untold can be asked for again. */
    @Bean
    LocalHandler<WriteBackRequested> writeBackStarts(Processes processes, WriteBacks notices, Cases cases) {
        return new Listener<>("process.emr-write-back.start", WriteBackRequested.class, event -> {
            Case of = cases.require(notices.require(event.notice()).notice().financialCase());
            processes.startUnlessRunning(
                    new Start(PROCESS, event.notice().value(), of.id().value(), of.site()));
        });
    }

    @Bean
    LocalHandler<WriteBackAnswered> writeBackGoesOn(Processes processes) {
        return new Listener<>(
                "process.emr-write-back.answered",
                WriteBackAnswered.class,
                event -> processes.tell("write-back-answered", event.notice().value()));
    }
}
