package health.mizan.workflows.operations;

import health.mizan.processes.ProcessPicture;
import health.mizan.processes.ProcessPicture.Incident;
import health.mizan.processes.ProcessPicture.State;
import health.mizan.processes.ProcessTrail;
import health.mizan.workflows.BusinessKeys;
import health.mizan.workflows.Processes;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** Puts together what the engine knows of single processes. */
@Component
class Drawings {

    private final Names names;
    private final Tokens tokens;
    private final Paths paths;
    private final Memories memories;
    private final Processes processes;

    Drawings(Names names, Tokens tokens, Paths paths, Memories memories, Processes processes) {
        this.names = names;
        this.tokens = tokens;
        this.paths = paths;
        this.memories = memories;
        this.processes = processes;
    }

    ProcessPicture picture(HistoricProcessInstance process) {
        boolean ended = process.getEndTime() != null;
        List<Incident> incidents = ended ? List.of() : tokens.incidents(process);
        return new ProcessPicture(
                UUID.fromString(process.getId()),
                process.getProcessDefinitionKey(),
                names.ofDiagram(process),
                process.getProcessDefinitionVersion(),
                BusinessKeys.kindOf(process.getProcessDefinitionKey()),
                UUID.fromString(process.getBusinessKey()),
                processes.caseOf(process.getId()).orElse(null),
                process.getTenantId(),
                ended ? State.ENDED : incidents.isEmpty() ? State.RUNNING : State.STUCK,
                process.getStartTime().toInstant(),
                ended ? process.getEndTime().toInstant() : null,
                ended ? List.of() : tokens.places(process),
                ended ? List.of() : tokens.timers(process),
                incidents);
    }

    ProcessTrail trail(HistoricProcessInstance process) {
        Paths.Path path = paths.of(process);
        return new ProcessTrail(path.steps(), path.flows(), memories.flags(process), memories.tasks(process));
    }

    String diagram(String definition, String language) {
        return names.diagram(definition, language);
    }
}
