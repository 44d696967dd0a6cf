package health.mizan.workflows.operations;

import health.mizan.processes.ProcessTrail.Step;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.stereotype.Component;

/**
 * The way a process went. The engine keeps which steps were taken but not by which connections: one was taken if a step
 * began when the step before it ended, and of several steps before it the latest counts.
 */
@Component
class Paths {

    private static final int MOST = 500;

    private final HistoryService history;
    private final RepositoryService diagrams;
    private final Names names;

    Paths(HistoryService history, RepositoryService diagrams, Names names) {
        this.history = history;
        this.diagrams = diagrams;
        this.names = names;
    }

    record Path(List<Step> steps, List<String> flows) {}

    Path of(HistoricProcessInstance process) {
        List<HistoricActivityInstance> visits = history.createHistoricActivityInstanceQuery()
                .processInstanceId(process.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .listPage(0, MOST);
        BpmnModelInstance model = diagrams.getBpmnModelInstance(process.getProcessDefinitionId());
        return new Path(visits.stream().map(visit -> step(process, visit)).toList(), flows(model, visits));
    }

    private Step step(HistoricProcessInstance process, HistoricActivityInstance visit) {
        Date end = visit.getEndTime();
        return new Step(
                visit.getActivityId(),
                names.of(process, visit.getActivityId()),
                visit.getStartTime().toInstant(),
                end == null ? null : end.toInstant(),
                // The engine calls every such gateway cancelled once one of its events has come.
                visit.isCanceled() && !visit.getActivityType().equals("eventBasedGateway"));
    }

    private static List<String> flows(BpmnModelInstance model, List<HistoricActivityInstance> visits) {
        Set<String> taken = new LinkedHashSet<>();
        for (int i = 0; i < visits.size(); i++) {
            if (model.getModelElementById(visits.get(i).getActivityId()) instanceof FlowNode node) {
                into(node, visits.subList(0, i), visits.get(i)).ifPresent(flow -> taken.add(flow.getId()));
            }
        }
        return new ArrayList<>(taken);
    }

    /** The connection by which a visit was reached; none into a start, or from what is drawn on an edge. */
    private static Optional<SequenceFlow> into(
            FlowNode node, List<HistoricActivityInstance> earlier, HistoricActivityInstance visit) {
        for (HistoricActivityInstance before : earlier.reversed()) {
            Optional<SequenceFlow> flow = node.getIncoming().stream()
                    .filter(one -> one.getSource().getId().equals(before.getActivityId()))
                    .filter(one -> ended(before, visit) || one.getSource() instanceof BoundaryEvent)
                    .findFirst();
            if (flow.isPresent()) {
                return flow;
            }
        }
        return Optional.empty();
    }

    private static boolean ended(HistoricActivityInstance before, HistoricActivityInstance visit) {
        return before.getEndTime() != null
                && !before.getEndTime().toInstant().isAfter(visit.getStartTime().toInstant());
    }
}
