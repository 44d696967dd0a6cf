package health.mizan.fees;

import health.mizan.masterdata.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * One version of a list of prices. The prices themselves are read apart: there may be thousands.
 *
 * @param effectiveTo the last day; null while no end is known
 * @param prices      how many services it prices
 */
public record FeeSchedule(
        ScheduleId id,
        String code,
        String nameEn,
        String nameAr,
        Currency currency,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        int prices,
        long version,
        String changedBy,
        Instant changedAt,
        Instant createdAt)
        implements Recorded {

    FeeSchedule as(ScheduleId id, long version, Instant createdAt) {
        return recorded(id, version, changedBy, changedAt, createdAt);
    }

    boolean saysTheSameAs(FeeSchedule other) {
        return recorded(other.id, other.version, other.changedBy, other.changedAt, other.createdAt)
                .equals(other);
    }

    private FeeSchedule recorded(ScheduleId id, long version, String changedBy, Instant changedAt, Instant createdAt) {
        return new FeeSchedule(
                id,
                code,
                nameEn,
                nameAr,
                currency,
                effectiveFrom,
                effectiveTo,
                prices,
                version,
                changedBy,
                changedAt,
                createdAt);
    }
}
