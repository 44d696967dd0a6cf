package health.mizan.walks;

import health.mizan.testing.Eventually;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Lets the time pass that a process waits for. */
final class Timers {

    private final RuntimeService running;
    private final ManagementService jobs;

    Timers(RuntimeService running, ManagementService jobs) {
        this.running = running;
        this.jobs = jobs;
    }

    /** @param key of the thing that the process is about */
    void ring(String process, String key, String timer) {
        Eventually.until(process + " waits for " + timer, () -> !waiting(process, key, timer)
                .isEmpty());
        waiting(process, key, timer).forEach(job -> jobs.executeJob(job.getId()));
    }

    private List<Job> waiting(String process, String key, String timer) {
        return running
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(key)
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .flatMap(id -> jobs.createJobQuery().processInstanceId(id).activityId(timer).timers().list().stream())
                .toList();
    }
}
