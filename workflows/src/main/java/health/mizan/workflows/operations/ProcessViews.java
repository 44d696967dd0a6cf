package health.mizan.workflows.operations;

import health.mizan.workflows.DiagramNames;
import health.mizan.workflows.DiagramNames.Name;
import health.mizan.workflows.operations.ProcessView.Place;
import health.mizan.workflows.operations.ProcessView.State;
import health.mizan.workflows.operations.ProcessView.Timer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** Puts together what the engine knows of single processes. */
@Component
class ProcessViews {

    private final RepositoryService diagrams;
    private final RuntimeService running;
    private final ManagementService jobs;
    private final HistoryService history;
    private final DiagramNames names;

    ProcessViews(
            RepositoryService diagrams,
            RuntimeService running,
            ManagementService jobs,
            HistoryService history,
            DiagramNames names) {
        this.diagrams = diagrams;
        this.running = running;
        this.jobs = jobs;
        this.history = history;
        this.names = names;
    }

    List<ProcessView> of(List<HistoricProcessInstance> processes) {
        return processes.stream().map(this::of).toList();
    }

    /** The engine's ids of those with an open incident; history keeps none at our level. */
    Set<String> stuck(Set<String> facilities, int most) {
        return running
                .createProcessInstanceQuery()
                .tenantIdIn(facilities.toArray(String[]::new))
                .withIncident()
                .orderByProcessInstanceId()
                .asc()
                .listPage(0, most)
                .stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
    }

    private ProcessView of(HistoricProcessInstance process) {
        boolean ended = process.getEndTime() != null;
        List<ProcessView.Incident> incidents = ended ? List.of() : incidents(process);
        return new ProcessView(
                UUID.fromString(process.getId()),
                process.getProcessDefinitionKey(),
                names.of(process.getProcessDefinitionName(), process.getProcessDefinitionKey()),
                UUID.fromString(process.getBusinessKey()),
                process.getTenantId(),
                ended ? State.ENDED : incidents.isEmpty() ? State.RUNNING : State.STUCK,
                process.getStartTime().toInstant(),
                ended ? process.getEndTime().toInstant() : null,
                ended ? List.of() : places(process),
                ended ? List.of() : timers(process),
                incidents);
    }

    private List<Place> places(HistoricProcessInstance process) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(process.getId())
                .unfinished()
                .list()
                .stream()
                .map(at -> place(process, at))
                .toList();
    }

    private Place place(HistoricProcessInstance process, HistoricActivityInstance at) {
        return new Place(
                at.getActivityId(),
                name(process, at.getActivityId()),
                at.getStartTime().toInstant());
    }

    private List<Timer> timers(HistoricProcessInstance process) {
        return jobs
                .createJobQuery()
                .processInstanceId(process.getId())
                .timers()
                .orderByJobDuedate()
                .asc()
                .list()
                .stream()
                .map(job -> timer(process, job))
                .toList();
    }

    private Timer timer(HistoricProcessInstance process, Job job) {
        JobDefinition of = jobs.createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
        return new Timer(
                of.getActivityId(),
                name(process, of.getActivityId()),
                job.getDuedate().toInstant());
    }

    private List<ProcessView.Incident> incidents(HistoricProcessInstance process) {
        return running.createIncidentQuery().processInstanceId(process.getId()).list().stream()
                .map(incident -> incident(process, incident))
                .toList();
    }

    private ProcessView.Incident incident(HistoricProcessInstance process, Incident incident) {
        return new ProcessView.Incident(
                incident.getActivityId(),
                name(process, incident.getActivityId()),
                incident.getIncidentTimestamp().toInstant(),
                incident.getIncidentType());
    }

    private Name name(HistoricProcessInstance process, String activity) {
        ModelElementInstance element =
                diagrams.getBpmnModelInstance(process.getProcessDefinitionId()).getModelElementById(activity);
        String english = element == null ? null : element.getAttributeValue("name");
        return names.of(english == null ? activity : english, process.getProcessDefinitionKey(), activity);
    }
}
