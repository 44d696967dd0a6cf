package health.mizan.workflows;

import health.mizan.testing.ApiTest;
import health.mizan.testing.Eventually;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Processes on the real engine, with the real façades. Nothing runs by itself: a test executes jobs by hand and moves the
 * engine's clock, so that no timer is waited for. All subclasses share one context.
 */
@Tag("engine")
public abstract class WorkflowTest extends ApiTest {

    @Autowired
    protected RuntimeService engine;

    @Autowired
    protected TaskService tasks;

    @Autowired
    protected ManagementService jobs;

    @Autowired
    protected HistoryService history;

    @DynamicPropertySource
    static void engineSettings(DynamicPropertyRegistry settings) {
        // At the end of the run the database may be gone before the engine is.
        settings.add("spring.datasource.hikari.connection-timeout", () -> "3000");
        settings.add("mizan.gateways.accounts.cards.provider", () -> "fake-cards");
        settings.add("mizan.gateways.accounts.cards.target", () -> "card-gateway");
        settings.add("mizan.gateways.accounts.cards.key", () -> "of-no-account");
        settings.add("mizan.gateways.accounts.cards.page-url", () -> "https://cards.test");
        settings.add("mizan.gateways.accounts.cards.webhook-secrets[0]", () -> "never-used");
        settings.add("camunda.bpm.job-execution.enabled", () -> "false");
        settings.add("camunda.bpm.history-level", () -> "activity");
        settings.add("camunda.bpm.default-number-of-retries", () -> "5");
        settings.add(
                "camunda.bpm.deployment-resource-pattern",
                () -> "classpath*:processes/*.bpmn, classpath*:processes/*.dmn");
        settings.add("camunda.bpm.generic-properties.properties.failed-job-retry-time-cycle", () -> "R5/PT1M");
    }

    @AfterEach
    void backToTheRealTime() {
        ClockUtil.reset();
    }

    /** Waits until the process stands at this element; what the engine would do by itself is done meanwhile. */
    protected void reaches(UUID key, String element) {
        Eventually.until(element + " is reached", () -> {
            settle(key);
            return isAt(key, element);
        });
    }

    /** Whether it has run and does no longer; what the engine would do by itself is done meanwhile. */
    protected boolean hasEnded(UUID key) {
        settle(key);
        return !isRunning(key)
                && history.createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(key.toString())
                                .finished()
                                .count()
                        > 0;
    }

    /** Deliveries that are still to be made. */
    protected long undelivered() {
        return sql.sql("select count(*) from outbox_delivery where state = 'pending'")
                .query(Long.class)
                .single();
    }

    /** Runs what the engine does by itself as soon as it can, until nothing is left but waiting. */
    protected void settle(UUID key) {
        List<Job> due = steps(key);
        while (!due.isEmpty()) {
            due.forEach(job -> jobs.executeJob(job.getId()));
            due = steps(key);
        }
    }

    /** Lets time go by for the engine, and fires the timer on this element. */
    protected void fire(UUID key, String timer) {
        Job job = jobs.createJobQuery()
                .processInstanceId(instance(key))
                .activityId(timer)
                .timers()
                .singleResult();
        ClockUtil.setCurrentTime(Date.from(job.getDuedate().toInstant().plusSeconds(1)));
        jobs.executeJob(job.getId());
        settle(key);
    }

    private List<Job> steps(UUID key) {
        // It may end at any moment: events are delivered all the while.
        return running(key)
                .map(process -> jobs.createJobQuery()
                        .processInstanceId(process.getId())
                        .messages()
                        .withRetriesLeft()
                        .list())
                .orElse(List.of());
    }

    protected String instance(UUID key) {
        return running(key).orElseThrow().getId();
    }

    protected boolean isRunning(UUID key) {
        return running(key).isPresent();
    }

    private Optional<ProcessInstance> running(UUID key) {
        return Optional.ofNullable(engine.createProcessInstanceQuery()
                .processInstanceBusinessKey(key.toString())
                .singleResult());
    }

    /** Whether a timer or a step of this element is due some time. */
    protected boolean isAt(UUID key, String element) {
        return running(key)
                .map(process -> jobs.createJobQuery()
                        .processInstanceId(process.getId())
                        .activityId(element)
                        .count())
                .filter(count -> count > 0)
                .isPresent();
    }

    /** The element it ended at. */
    protected String endedAt(UUID key) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(key.toString())
                        .singleResult()
                        .getId())
                .activityType("noneEndEvent")
                .orderByHistoricActivityInstanceEndTime()
                .desc()
                .list()
                .getFirst()
                .getActivityId();
    }

    /** Whether this task waits for somebody; what the engine would do by itself is done meanwhile. */
    protected boolean hasTask(UUID key, String kind) {
        settle(key);
        Task task = task(key);
        return task != null && task.getTaskDefinitionKey().equals(kind);
    }

    protected Task task(UUID key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key.toString())
                .singleResult();
    }
}
