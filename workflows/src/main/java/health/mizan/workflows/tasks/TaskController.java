package health.mizan.workflows.tasks;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import health.mizan.web.Versions;
import health.mizan.workflows.tasks.TaskQuestion.Whose;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The work list of a desk. To take a task needs no version: of two who try, one gets it. */
@RestController
class TaskController {

    private final DeskTasks tasks;
    private final Callers callers;

    TaskController(DeskTasks tasks, Callers callers) {
        this.tasks = tasks;
        this.callers = callers;
    }

    /** @param outcome one of the codes the task lists */
    record Completion(@Nullable String outcome) {

        String required() {
            if (outcome == null || outcome.isBlank()) {
                throw new ProblemException(ProblemType.INVALID_VALUE, "say with which outcome the task ends");
            }
            return outcome;
        }
    }

    /** Oldest first. */
    @GetMapping("/api/tasks")
    Page<DeskTask> list(
            @RequestParam(defaultValue = "all") String whose,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(name = "case", required = false) @Nullable UUID financialCase,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return tasks.list(
                staff(), new TaskQuestion(Whose.of(whose), kind, financialCase), PageRequest.of(cursor, limit));
    }

    /** A task. */
    @GetMapping("/api/tasks/{id}")
    ResponseEntity<DeskTask> one(@PathVariable UUID id) {
        return answer(tasks.find(staff(), id));
    }

    /** Takes a task for oneself. */
    @PostMapping("/api/tasks/{id}/claim")
    ResponseEntity<DeskTask> claim(@PathVariable UUID id) {
        return answer(tasks.take(staff(), id));
    }

    /** Gives a task back to all who may do it. */
    @PostMapping("/api/tasks/{id}/unclaim")
    ResponseEntity<DeskTask> unclaim(@PathVariable UUID id) {
        return answer(tasks.giveBack(staff(), id));
    }

    /** Completes a task with its outcome. */
    @PostMapping("/api/tasks/{id}/completion")
    ResponseEntity<Void> complete(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Completion completion) {
        tasks.complete(staff(), id, Versions.required(ifMatch), completion.required());
        return ResponseEntity.noContent().build();
    }

    private Caller.Staff staff() {
        if (callers.current() instanceof Caller.Staff staff) {
            return staff;
        }
        throw new ProblemException(ProblemType.NOT_ALLOWED, "tasks are done by staff");
    }

    private static ResponseEntity<DeskTask> answer(DeskTask task) {
        return ResponseEntity.ok().eTag(Versions.etag(task.version())).body(task);
    }
}
