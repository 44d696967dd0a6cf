package health.mizan.workflows.operations;

import health.mizan.processes.ProcessPictures.Which;
import health.mizan.web.Cursor;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Finds processes; every query is joined to the facilities of who asks, which are the engine's tenants. */
@Component
class ProcessSearch {

    private static final int MOST = 200;

    private final HistoryService history;
    private final RuntimeService running;

    ProcessSearch(HistoryService history, RuntimeService running) {
        this.history = history;
        this.running = running;
    }

    /** Oldest first. */
    List<HistoricProcessInstance> byIds(Set<String> facilities, Set<String> ids) {
        return ids.isEmpty() || facilities.isEmpty()
                ? List.of()
                : oldestFirst(visible(facilities).processInstanceIds(ids));
    }

    List<HistoricProcessInstance> byKey(Set<String> facilities, UUID key) {
        return facilities.isEmpty()
                ? List.of()
                : oldestFirst(visible(facilities).processInstanceBusinessKey(key.toString()));
    }

    /** The engine pages by number; its times are exact to the millisecond, so several may share the cursor's. */
    List<HistoricProcessInstance> latest(Set<String> facilities, Which which, Cursor before, int rows) {
        if (facilities.isEmpty()) {
            return List.of();
        }
        HistoricProcessInstanceQuery query = visible(facilities);
        if (!narrow(query, facilities, which)) {
            return List.of();
        }
        if (!before.equals(Cursor.START)) {
            query.startedBefore(Date.from(before.at().plusMillis(1)));
        }
        query.orderByProcessInstanceStartTime()
                .desc()
                .orderByProcessInstanceId()
                .desc();
        List<HistoricProcessInstance> found = new ArrayList<>();
        int first = 0;
        List<HistoricProcessInstance> some;
        do {
            some = query.listPage(first, rows);
            some.stream().filter(process -> isBefore(before, process)).forEach(found::add);
            first += rows;
        } while (found.size() < rows && some.size() == rows);
        return found.subList(0, Math.min(rows, found.size()));
    }

    /** False if there can be none. */
    private boolean narrow(HistoricProcessInstanceQuery query, Set<String> facilities, Which which) {
        switch (which) {
            case RUNNING -> query.unfinished();
            case ENDED -> query.finished();
            case ALL -> {}
            case STUCK -> {
                Set<String> stuck = stuck(facilities);
                if (stuck.isEmpty()) {
                    return false;
                }
                query.processInstanceIds(stuck);
            }
        }
        return true;
    }

    /** The engine's ids of those with an open incident; history keeps none at our level. */
    private Set<String> stuck(Set<String> facilities) {
        return running
                .createProcessInstanceQuery()
                .tenantIdIn(facilities.toArray(String[]::new))
                .withIncident()
                .orderByProcessInstanceId()
                .asc()
                .listPage(0, MOST)
                .stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
    }

    private HistoricProcessInstanceQuery visible(Set<String> facilities) {
        return history.createHistoricProcessInstanceQuery().tenantIdIn(facilities.toArray(String[]::new));
    }

    private static List<HistoricProcessInstance> oldestFirst(HistoricProcessInstanceQuery query) {
        return query.orderByProcessInstanceStartTime().asc().listPage(0, MOST);
    }

    private static boolean isBefore(Cursor cursor, HistoricProcessInstance process) {
        if (cursor.equals(Cursor.START)) {
            return true;
        }
        int order = process.getStartTime().toInstant().compareTo(cursor.at());
        return order < 0 || (order == 0 && process.getId().compareTo(cursor.id().toString()) < 0);
    }
}
