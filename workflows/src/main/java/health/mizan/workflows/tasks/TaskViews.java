package health.mizan.workflows.tasks;

import health.mizan.workflows.BusinessKeys;
import health.mizan.workflows.DiagramNames;
import health.mizan.workflows.Variables;
import health.mizan.workflows.tasks.DeskTask.About;
import health.mizan.workflows.tasks.DeskTask.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFormData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tasks of the engine as the desk sees them. A page of them costs three statements, however long it is. */
@Component
class TaskViews {

    private final RuntimeService running;
    private final RepositoryService diagrams;
    private final DiagramNames names;
    private final Clock clock;

    TaskViews(RuntimeService running, RepositoryService diagrams, DiagramNames names, Clock clock) {
        this.running = running;
        this.diagrams = diagrams;
        this.names = names;
        this.clock = clock;
    }

    DeskTask of(Task task) {
        return of(List.of(task)).getFirst();
    }

    List<DeskTask> of(List<Task> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        Set<String> instances = tasks.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        Map<String, ProcessInstance> processes =
                running.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, Function.identity()));
        Map<String, String> cases = running
                .createVariableInstanceQuery()
                .processInstanceIdIn(instances.toArray(String[]::new))
                .variableName(Variables.CASE)
                .list()
                .stream()
                .collect(Collectors.toMap(VariableInstance::getProcessInstanceId, of -> (String) of.getValue()));
        List<DeskTask> views = new ArrayList<>();
        for (Task task : tasks) {
            ProcessInstance process = processes.get(task.getProcessInstanceId());
            // One that ended since it was listed is no task any more.
            if (process != null) {
                views.add(view(task, process, cases.get(process.getId())));
            }
        }
        return views;
    }

    long version(Task task) {
        return ((TaskEntity) task).getRevision();
    }

    List<Outcome> outcomes(Task task) {
        UserTask drawn = drawn(task);
        return drawn.getExtensionElements().getElementsQuery().filterByType(CamundaFormData.class).list().stream()
                .flatMap(form -> form.getCamundaFormFields().stream())
                .flatMap(field -> field.getCamundaValues().stream())
                .map(value -> new Outcome(
                        value.getCamundaId(),
                        names.of(value.getCamundaName(), process(task), drawn.getId(), value.getCamundaId())))
                .toList();
    }

    private DeskTask view(Task task, ProcessInstance process, @Nullable String financialCase) {
        Instant due = task.getDueDate().toInstant();
        return new DeskTask(
                UUID.fromString(task.getId()),
                task.getTaskDefinitionKey(),
                names.of(task.getName(), process(task), task.getTaskDefinitionKey()),
                process(task),
                new About(
                        BusinessKeys.kindOf(process(task)),
                        UUID.fromString(process.getBusinessKey()),
                        financialCase == null ? null : UUID.fromString(financialCase)),
                task.getTenantId(),
                drawn(task).getCamundaCandidateGroupsList(),
                task.getAssignee(),
                task.getCreateTime().toInstant(),
                due,
                due.isBefore(clock.instant()),
                task.getPriority(),
                outcomes(task),
                version(task));
    }

    private UserTask drawn(Task task) {
        return diagrams.getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
    }

    private String process(Task task) {
        return diagrams.getProcessDefinition(task.getProcessDefinitionId()).getKey();
    }
}
