package health.mizan.history;

import java.time.Instant;

/** One entry of a history: which version, made by whom and when. */
public record Stamp(long version, String changedBy, Instant changedAt) {}
