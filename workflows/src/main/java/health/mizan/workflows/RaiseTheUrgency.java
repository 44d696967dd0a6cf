package health.mizan.workflows;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the timer on every user task does: a task that nobody does climbs in the lists. */
@Component("raiseTheUrgency")
class RaiseTheUrgency implements JavaDelegate {

    private static final Logger log = LoggerFactory.getLogger(RaiseTheUrgency.class);
    private static final int STEP = 10;
    private static final int HIGHEST = 100;

    private final TaskService tasks;

    RaiseTheUrgency(@Lazy TaskService tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution step) {
        for (Task task : tasks.createTaskQuery()
                .processInstanceId(step.getProcessInstanceId())
                .list()) {
            tasks.setPriority(task.getId(), Math.min(HIGHEST, task.getPriority() + STEP));
            log.warn(
                    "task.waits task={} process={} key={}",
                    task.getTaskDefinitionKey(),
                    step.getProcessInstance().getProcessDefinitionId(),
                    step.getProcessBusinessKey());
        }
    }
}
