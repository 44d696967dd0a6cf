package health.mizan.workflows.operations;

import health.mizan.processes.ProcessPicture.Incident;
import health.mizan.processes.ProcessPicture.Place;
import health.mizan.processes.ProcessPicture.Timer;
import health.mizan.processes.ProcessPicture.WaitsFor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** Where a running process stands: what it waits for, what it is about to do, what failed. */
@Component
class Tokens {

    private static final String TIMER = "timer";

    private final RuntimeService running;
    private final ManagementService jobs;
    private final HistoryService history;
    private final Names names;

    Tokens(RuntimeService running, ManagementService jobs, HistoryService history, Names names) {
        this.running = running;
        this.jobs = jobs;
        this.history = history;
        this.names = names;
    }

    /** A step that a job is to begin has no activity yet, but that is where the process stands. */
    List<Place> places(HistoricProcessInstance process) {
        Map<String, Integer> tries = new HashMap<>();
        List<Place> places = new ArrayList<>();
        for (Job job : jobs.createJobQuery().processInstanceId(process.getId()).list()) {
            JobDefinition step = definition(job);
            if (!step.getJobType().startsWith(TIMER)) {
                tries.put(step.getActivityId(), job.getRetries());
                places.add(new Place(
                        step.getActivityId(),
                        names.of(process, step.getActivityId()),
                        WaitsFor.STEP,
                        job.getCreateTime().toInstant(),
                        job.getRetries()));
            }
        }
        unfinished(process).stream()
                .filter(at -> !tries.containsKey(at.getActivityId()))
                .map(at -> place(process, at))
                .forEach(places::add);
        return List.copyOf(places);
    }

    List<Timer> timers(HistoricProcessInstance process) {
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

    List<Incident> incidents(HistoricProcessInstance process) {
        return running.createIncidentQuery().processInstanceId(process.getId()).list().stream()
                .map(incident -> new Incident(
                        incident.getActivityId(),
                        names.of(process, incident.getActivityId()),
                        incident.getIncidentTimestamp().toInstant(),
                        incident.getIncidentType()))
                .toList();
    }

    private List<HistoricActivityInstance> unfinished(HistoricProcessInstance process) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(process.getId())
                .unfinished()
                .list();
    }

    private Place place(HistoricProcessInstance process, HistoricActivityInstance at) {
        WaitsFor what =
                switch (at.getActivityType()) {
                    case "userTask" -> WaitsFor.PERSON;
                    case "serviceTask", "businessRuleTask", "sendTask" -> WaitsFor.STEP;
                    default -> WaitsFor.EVENT;
                };
        return new Place(
                at.getActivityId(),
                names.of(process, at.getActivityId()),
                what,
                at.getStartTime().toInstant(),
                null);
    }

    private Timer timer(HistoricProcessInstance process, Job job) {
        String activity = definition(job).getActivityId();
        return new Timer(activity, names.of(process, activity), job.getDuedate().toInstant());
    }

    private JobDefinition definition(Job job) {
        return jobs.createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
    }
}
