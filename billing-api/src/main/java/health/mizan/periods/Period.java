package health.mizan.periods;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One month of the books.
 *
 * @param changedBy who closed or reopened it last; null if nobody ever did
 * @param reason    why, as that person put it
 */
public record Period(
        YearMonth month,
        boolean closed,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        @Nullable String reason) {}
