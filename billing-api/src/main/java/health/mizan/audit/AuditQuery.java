package health.mizan.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which rows of the audit log are asked for; null admits any. {@code from} is included, {@code until} is not. */
record AuditQuery(
        @Nullable UUID patient,
        @Nullable String actor,
        @Nullable String action,
        @Nullable Instant from,
        @Nullable Instant until) {}
