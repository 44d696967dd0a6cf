package health.mizan.workflows.operations;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.tx.Tx;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import health.mizan.workflows.Processes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Service;

/** The processes of the caller's facilities. */
@Service
class ProcessOverviews {

    private static final int MOST = 200;

    private final HistoryService history;
    private final ManagementService jobs;
    private final ProcessViews views;
    private final Processes processes;
    private final Audit audit;
    private final Tx tx;

    ProcessOverviews(
            HistoryService history,
            ManagementService jobs,
            ProcessViews views,
            Processes processes,
            Audit audit,
            Tx tx) {
        this.history = history;
        this.jobs = jobs;
        this.views = views;
        this.processes = processes;
        this.audit = audit;
        this.tx = tx;
    }

    List<ProcessView> ofCase(Caller.Staff caller, UUID financialCase) {
        return byIds(caller, Set.copyOf(processes.instancesOfCase(financialCase)));
    }

    List<ProcessView> ofThing(Caller.Staff caller, UUID key) {
        return caller.facilities().isEmpty()
                ? List.of()
                : views.of(visible(caller)
                        .processInstanceBusinessKey(key.toString())
                        .listPage(0, MOST));
    }

    /** Those that nothing but a person gets going again. */
    List<ProcessView> stuck(Caller.Staff caller) {
        if (caller.facilities().isEmpty()) {
            return List.of();
        }
        return byIds(caller, views.stuck(caller.facilities(), MOST));
    }

    ProcessView find(Caller.Staff caller, UUID id) {
        return byIds(caller, Set.of(id.toString())).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such process at your facilities"));
    }

    ProcessView retry(Caller.Staff caller, UUID id) {
        return tx.get(() -> {
            ProcessView found = find(caller, id);
            List<String> failed = jobs.createJobQuery().processInstanceId(id.toString()).noRetriesLeft().list().stream()
                    .map(Job::getId)
                    .toList();
            if (failed.isEmpty()) {
                return found;
            }
            jobs.setJobRetries(failed, 1);
            audit.record(caller, Act.done("process.retried", "process", id).at(found.facility()));
            return find(caller, id);
        });
    }

    private List<ProcessView> byIds(Caller.Staff caller, Set<String> ids) {
        return ids.isEmpty() || caller.facilities().isEmpty()
                ? List.of()
                : views.of(visible(caller).processInstanceIds(ids).listPage(0, MOST));
    }

    private HistoricProcessInstanceQuery visible(Caller.Staff caller) {
        return history.createHistoricProcessInstanceQuery()
                .tenantIdIn(caller.facilities().toArray(String[]::new))
                .orderByProcessInstanceStartTime()
                .asc();
    }
}
