package health.mizan.workflows.operations;

import health.mizan.processes.ProcessTrail.Flag;
import health.mizan.processes.ProcessTrail.Task;
import health.mizan.workflows.Variables;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a running process remembers, and whom it asks. */
@Component
class Memories {

    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9._:+-]{0,63}";

    private final RuntimeService running;
    private final TaskService tasks;
    private final Names names;

    Memories(RuntimeService running, TaskService tasks, Names names) {
        this.running = running;
        this.tasks = tasks;
        this.names = names;
    }

    /** By name. A variable that nobody listed, or a text that is no code, shows that it is there and no more. */
    List<Flag> flags(HistoricProcessInstance process) {
        if (process.getEndTime() != null) {
            return List.of();
        }
        return new TreeMap<>(running.getVariables(process.getId()))
                .entrySet().stream()
                        .map(one -> new Flag(
                                one.getKey(), Variables.all().contains(one.getKey()) ? shown(one.getValue()) : null))
                        .toList();
    }

    List<Task> tasks(HistoricProcessInstance process) {
        return tasks.createTaskQuery().processInstanceId(process.getId()).list().stream()
                .map(task -> task(process, task))
                .toList();
    }

    private Task task(HistoricProcessInstance process, org.camunda.bpm.engine.task.Task task) {
        return new Task(
                UUID.fromString(task.getId()),
                task.getTaskDefinitionKey(),
                names.of(process, task.getTaskDefinitionKey()),
                tasks.getIdentityLinksForTask(task.getId()).stream()
                        .map(IdentityLink::getGroupId)
                        .filter(group -> group != null)
                        .toList(),
                task.getAssignee(),
                task.getCreateTime().toInstant(),
                at(task.getDueDate()));
    }

    private static @Nullable String shown(@Nullable Object value) {
        return switch (value) {
            case Boolean flag -> flag.toString();
            case Number number -> number.toString();
            case Date time -> time.toInstant().toString();
            case String text when text.matches(CODE) -> text;
            case null, default -> null;
        };
    }

    private static @Nullable Instant at(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
