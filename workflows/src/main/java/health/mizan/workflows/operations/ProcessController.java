package health.mizan.workflows.operations;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.processes.ProcessPicture;
import health.mizan.processes.ProcessPictures;
import health.mizan.processes.ProcessPictures.Which;
import health.mizan.web.PageRequest;
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

    private static final int MOST = 200;

    private final ProcessPictures pictures;
    private final Callers callers;

    ProcessController(ProcessPictures pictures, Callers callers) {
        this.pictures = pictures;
        this.callers = callers;
    }

    /** Oldest first; a case has a handful. With neither parameter, those that are stuck. */
    @GetMapping("/api/processes")
    List<ProcessPicture> list(
            @RequestParam(name = "case", required = false) @Nullable UUID financialCase,
            @RequestParam(required = false) @Nullable UUID key) {
        if (financialCase != null && key != null) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "ask by case or by key, not by both");
        }
        if (financialCase != null) {
            return pictures.ofCase(staff(), financialCase);
        }
        return key != null
                ? pictures.ofThing(staff(), key)
                : pictures.list(staff(), Which.STUCK, PageRequest.of(null, MOST))
                        .items()
                        .reversed();
    }

    /** A running or ended process: where it stands, and what failed. */
    @GetMapping("/api/processes/{id}")
    ProcessPicture one(@PathVariable UUID id) {
        return pictures.find(staff(), id).orElseThrow(ProcessController::unknown);
    }

    /** Tries again what had failed too often. The second time finds nothing to do. */
    @PostMapping("/api/processes/{id}/retry")
    ProcessPicture retry(@PathVariable UUID id) {
        return pictures.retry(staff(), id).orElseThrow(ProcessController::unknown);
    }

    private Caller.Staff staff() {
        if (callers.current() instanceof Caller.Staff staff) {
            return staff;
        }
        throw new ProblemException(ProblemType.NOT_ALLOWED, "processes are looked after by staff");
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "no such process at your facilities");
    }
}
