package health.mizan.audit;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The access log: who has read or changed what. */
@RestController
class AuditController {

    private final Audit audit;
    private final Callers callers;

    AuditController(Audit audit, Callers callers) {
        this.audit = audit;
        this.callers = callers;
    }

    /** Who did or read what, newest first. */
    @GetMapping("/api/audit-events")
    Page<AuditEvent> list(
            @RequestParam(required = false) @Nullable UUID patient,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (!(callers.current() instanceof Caller.Staff staff)) {
            throw new ProblemException(ProblemType.NOT_ALLOWED, "the access log is read by staff");
        }
        return audit.list(staff, new AuditQuery(patient, actor, action, from, until), PageRequest.of(cursor, limit));
    }
}
