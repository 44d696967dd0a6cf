package health.mizan.workflows.operations;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.processes.ProcessPicture;
import health.mizan.processes.ProcessPictures;
import health.mizan.processes.ProcessTrail;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.workflows.Processes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Service;

/** The processes of the caller's facilities, as the engine knows them. */
@Service
class EnginePictures implements ProcessPictures {

    private final ProcessSearch search;
    private final ManagementService jobs;
    private final Drawings drawings;
    private final Processes processes;
    private final Audit audit;
    private final Tx tx;

    EnginePictures(
            ProcessSearch search, ManagementService jobs, Drawings drawings, Processes processes, Audit audit, Tx tx) {
        this.search = search;
        this.jobs = jobs;
        this.drawings = drawings;
        this.processes = processes;
        this.audit = audit;
        this.tx = tx;
    }

    @Override
    public Page<ProcessPicture> list(Caller.Staff caller, Which which, PageRequest page) {
        List<HistoricProcessInstance> found = search.latest(caller.facilities(), which, page.after(), page.limit() + 1);
        return Page.of(found, page.limit(), EnginePictures::cursor).map(drawings::picture);
    }

    @Override
    public List<ProcessPicture> ofCase(Caller.Staff caller, UUID financialCase) {
        return search.byIds(caller.facilities(), Set.copyOf(processes.instancesOfCase(financialCase))).stream()
                .map(drawings::picture)
                .toList();
    }

    @Override
    public List<ProcessPicture> ofThing(Caller.Staff caller, UUID key) {
        return search.byKey(caller.facilities(), key).stream()
                .map(drawings::picture)
                .toList();
    }

    @Override
    public Optional<ProcessPicture> find(Caller.Staff caller, UUID id) {
        return one(caller, id).map(drawings::picture);
    }

    @Override
    public Optional<ProcessTrail> trail(Caller.Staff caller, UUID id) {
        return one(caller, id).map(drawings::trail);
    }

    @Override
    public Optional<String> diagram(Caller.Staff caller, UUID id, String language) {
        return one(caller, id).map(process -> drawings.diagram(process.getProcessDefinitionId(), language));
    }

    @Override
    public Optional<ProcessPicture> retry(Caller.Staff caller, UUID id) {
        return tx.get(() -> {
            Optional<HistoricProcessInstance> found = one(caller, id);
            found.ifPresent(process -> retry(caller, process));
            return found.map(drawings::picture);
        });
    }

    private void retry(Caller.Staff caller, HistoricProcessInstance process) {
        List<String> failed = jobs.createJobQuery().processInstanceId(process.getId()).noRetriesLeft().list().stream()
                .map(Job::getId)
                .toList();
        if (!failed.isEmpty()) {
            jobs.setJobRetries(failed, 1);
            audit.record(
                    caller,
                    Act.done("process.retried", "process", process.getId()).at(process.getTenantId()));
        }
    }

    private Optional<HistoricProcessInstance> one(Caller.Staff caller, UUID id) {
        return search.byIds(caller.facilities(), Set.of(id.toString())).stream().findFirst();
    }

    private static Cursor cursor(HistoricProcessInstance last) {
        return new Cursor(last.getStartTime().toInstant(), UUID.fromString(last.getId()));
    }
}
