package health.mizan.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the audit log as the API shows it. */
record AuditEvent(
        UUID id,
        Instant at,
        String actor,
        String actorKind,
        String action,
        String subjectKind,
        String subjectId,
        @Nullable UUID patient,
        @Nullable String facility,
        String outcome,
        @Nullable String traceId,
        @Nullable String reason) {}
