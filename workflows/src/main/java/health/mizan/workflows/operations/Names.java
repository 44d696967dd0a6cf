package health.mizan.workflows.operations;

import health.mizan.processes.ProcessPicture.Name;
import health.mizan.workflows.DiagramNames;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** What the elements of a deployed diagram are called, beside it and in it. */
@Component
class Names {

    private final RepositoryService diagrams;
    private final DiagramNames names;

    Names(RepositoryService diagrams, DiagramNames names) {
        this.diagrams = diagrams;
        this.names = names;
    }

    Name ofDiagram(HistoricProcessInstance process) {
        return names.of(process.getProcessDefinitionName(), process.getProcessDefinitionKey());
    }

    Name of(HistoricProcessInstance process, String activity) {
        ModelElementInstance element =
                diagrams.getBpmnModelInstance(process.getProcessDefinitionId()).getModelElementById(activity);
        String english = element == null ? null : element.getAttributeValue("name");
        if (english == null && element instanceof BoundaryEvent edge) {
            // Drawn on the edge of a task without a name of its own: it is that task's.
            return of(process, edge.getAttachedTo().getId());
        }
        return names.of(english == null ? activity : english, process.getProcessDefinitionKey(), activity);
    }

    /** The diagram as BPMN 2.0, its labels in the language: the drawing says the same words as the page around it. */
    String diagram(String definition, String language) {
        ProcessDefinition deployed = diagrams.getProcessDefinition(definition);
        // The engine's own copy is shared; this one may be written in.
        BpmnModelInstance model = diagrams.getBpmnModelInstance(definition).clone();
        model.getModelElementsByType(FlowElement.class).stream()
                .filter(element -> element.getName() != null)
                .forEach(element -> element.setName(
                        said(names.of(element.getName(), deployed.getKey(), element.getId()), language)));
        model.getModelElementsByType(Participant.class).stream()
                .filter(pool -> pool.getName() != null)
                .forEach(pool -> pool.setName(said(names.of(pool.getName(), deployed.getKey()), language)));
        return Bpmn.convertToString(model);
    }

    private static String said(Name name, String language) {
        return language.equals("ar") ? name.ar() : name.en();
    }
}
