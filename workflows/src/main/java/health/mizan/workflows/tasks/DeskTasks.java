package health.mizan.workflows.tasks;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import health.mizan.web.Versions;
import health.mizan.workflows.Variables;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Service;

/** What staff may see and do of the tasks that processes wait for: those of their roles at their facilities. */
@Service
class DeskTasks {

    private final TaskService engine;
    private final TaskViews views;
    private final TaskTurnStore turns;
    private final Audit audit;
    private final Tx tx;

    DeskTasks(TaskService engine, TaskViews views, TaskTurnStore turns, Audit audit, Tx tx) {
        this.engine = engine;
        this.views = views;
        this.turns = turns;
        this.audit = audit;
        this.tx = tx;
    }

    Page<DeskTask> list(Caller.Staff caller, TaskQuestion question, PageRequest page) {
        if (seesNothing(caller)) {
            return new Page<>(List.of(), null);
        }
        List<Task> found = after(page.after(), asked(caller, question), page.limit() + 1);
        return Page.of(views.of(found), page.limit(), task -> new Cursor(task.createdAt(), task.id()));
    }

    DeskTask find(Caller.Staff caller, UUID id) {
        return views.of(present(caller, id));
    }

    /** Who has it already gets it again; of two who try at once, one does. */
    DeskTask take(Caller.Staff caller, UUID id) {
        return once(caller, id, task -> {
            engine.claim(task.getId(), caller.subject());
            audit.record(caller, act("task.claimed", task));
            return find(caller, id);
        });
    }

    DeskTask giveBack(Caller.Staff caller, UUID id) {
        return once(caller, id, task -> {
            mine(caller, task);
            engine.setAssignee(task.getId(), null);
            audit.record(caller, act("task.unclaimed", task));
            return find(caller, id);
        });
    }

    /** Ends it; what follows from the outcome happens in the same transaction, up to the next wait. */
    void complete(Caller.Staff caller, UUID id, long version, String outcome) {
        once(caller, id, task -> {
            mine(caller, task);
            if (views.version(task) != version) {
                throw Versions.stale();
            }
            if (views.outcomes(task).stream().noneMatch(known -> known.code().equals(outcome))) {
                throw new ProblemException(ProblemType.INVALID_VALUE, "the outcome is none of those the task lists");
            }
            audit.record(caller, act("task.completed." + outcome, task));
            engine.complete(task.getId(), Map.of(Variables.OUTCOME, outcome, Variables.DECIDED_BY, caller.subject()));
            return task;
        });
    }

    /** Of two who act on a task at once, the second finds it as the first has left it. */
    private <T> T once(Caller.Staff caller, UUID id, Function<Task, T> change) {
        try {
            return tx.get(() -> {
                present(caller, id);
                turns.await(id);
                return change.apply(seen(caller, id).orElseThrow(DeskTasks::taken));
            });
        } catch (TaskAlreadyClaimedException | OptimisticLockingException other) {
            throw taken();
        }
    }

    private static ProblemException taken() {
        return new ProblemException(ProblemType.CONFLICT, "somebody else has taken or ended this task");
    }

    private static void mine(Caller.Staff caller, Task task) {
        if (!caller.subject().equals(task.getAssignee())) {
            throw new ProblemException(ProblemType.CONFLICT, "claim the task first; it is not yours");
        }
    }

    private Task present(Caller.Staff caller, UUID id) {
        return seen(caller, id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such task is open for you"));
    }

    private Optional<Task> seen(Caller.Staff caller, UUID id) {
        return seesNothing(caller)
                ? Optional.empty()
                : Optional.ofNullable(visible(caller).taskId(id.toString()).singleResult());
    }

    private TaskQuery asked(Caller.Staff caller, TaskQuestion question) {
        TaskQuery query = visible(caller);
        switch (question.whose()) {
            case MINE -> query.taskAssignee(caller.subject());
            case AVAILABLE -> query.taskUnassigned();
            case ALL -> {}
        }
        if (question.kind() != null) {
            query.taskDefinitionKey(question.kind());
        }
        if (question.financialCase() != null) {
            query.processVariableValueEquals(
                    Variables.CASE, question.financialCase().toString());
        }
        return query;
    }

    /** Joined to the caller: the groups of a task are roles, its tenant is a facility. */
    private TaskQuery visible(Caller.Staff caller) {
        return engine.createTaskQuery()
                .taskCandidateGroupIn(caller.roles().stream().map(Role::code).toList())
                .includeAssignedTasks()
                .tenantIdIn(caller.facilities().toArray(String[]::new));
    }

    private static boolean seesNothing(Caller.Staff caller) {
        return caller.roles().isEmpty() || caller.facilities().isEmpty();
    }

    /** The engine pages by number; its times are exact to the millisecond, so several tasks may share the cursor's. */
    private static List<Task> after(Cursor cursor, TaskQuery query, int rows) {
        if (!cursor.equals(Cursor.START)) {
            query.taskCreatedAfter(Date.from(cursor.at().minusMillis(1)));
        }
        query.orderByTaskCreateTime().asc().orderByTaskId().asc();
        List<Task> found = new ArrayList<>();
        int first = 0;
        List<Task> some;
        do {
            some = query.listPage(first, rows);
            some.stream().filter(task -> isAfter(cursor, task)).forEach(found::add);
            first += rows;
        } while (found.size() < rows && some.size() == rows);
        return found.subList(0, Math.min(rows, found.size()));
    }

    private static boolean isAfter(Cursor cursor, Task task) {
        int order = task.getCreateTime().toInstant().compareTo(cursor.at());
        return order > 0 || (order == 0 && task.getId().compareTo(cursor.id().toString()) > 0);
    }

    private static Act act(String action, Task task) {
        return Act.done(action, "task", task.getId()).at(task.getTenantId());
    }
}
