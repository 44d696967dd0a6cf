package health.mizan.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which version of something effective-dated is asked for.
 *
 * @param on    the version that applies on this day; null for the latest recorded
 * @param known as it was known at this moment, without what was recorded later; null for now
 */
public record AsOf(@Nullable LocalDate on, @Nullable Instant known) {

    public static final AsOf LATEST = new AsOf(null, null);

    public static AsOf day(LocalDate on) {
        return new AsOf(on, null);
    }

    /** Whether no past state is asked for, so that the answer is what a change would replace. */
    public boolean isLatest() {
        return on == null && known == null;
    }

    /** {@link #known} as the driver takes it. */
    public @Nullable OffsetDateTime knownAt() {
        return known == null ? null : known.atOffset(ZoneOffset.UTC);
    }
}
