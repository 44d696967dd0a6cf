package health.mizan.workflows.operations;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the processes of a case, or of one thing, stand. */
@RestController
class ProcessController {

    private final ProcessOverviews overviews;
    private final Callers callers;

    ProcessController(ProcessOverviews overviews, Callers callers) {
        this.overviews = overviews;
        this.callers = callers;
    }

    /** Oldest first; a case has a handful. With neither parameter, those that are stuck. */
    @GetMapping("/api/processes")
    List<ProcessView> list(
            @RequestParam(name = "case", required = false) @Nullable UUID financialCase,
            @RequestParam(required = false) @Nullable UUID key) {
        if (financialCase != null && key != null) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "ask by case or by key, not by both");
        }
        if (financialCase != null) {
            return overviews.ofCase(staff(), financialCase);
        }
        return key != null ? overviews.ofThing(staff(), key) : overviews.stuck(staff());
    }

    /** A running or ended process: where it stands, and what failed. */
    @GetMapping("/api/processes/{id}")
    ProcessView one(@PathVariable UUID id) {
        return overviews.find(staff(), id);
    }

    /** Tries again what had failed too often. The second time finds nothing to do. */
    @PostMapping("/api/processes/{id}/retry")
    ProcessView retry(@PathVariable UUID id) {
        return overviews.retry(staff(), id);
    }

    private Caller.Staff staff() {
        if (callers.current() instanceof Caller.Staff staff) {
            return staff;
        }
        throw new ProblemException(ProblemType.NOT_ALLOWED, "processes are looked after by staff");
    }
}
