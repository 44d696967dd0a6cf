package health.mizan.history;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version in the history of something effective-dated.
 *
 * @param effectiveTo  the last day it was recorded for; null without an end
 * @param inForceFrom  the first day that later versions left to it; null if they left none
 * @param inForceUntil the first day after those; null without an end
 */
public record EffectiveStamp(
        long version,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        @Nullable LocalDate inForceFrom,
        @Nullable LocalDate inForceUntil,
        String changedBy,
        Instant changedAt) {}
