package health.mizan.charges;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered, as told and unchecked.
 *
 * @param order         the order's identity with its sender; null for what a desk plans itself
 * @param financialCase our id of the case; either this or {@code encounter}
 * @param encounter     our id of the encounter
 * @param system        the URI of a code system: the catalogue's, or the free one that the catalogue names beside it
 * @param quantity      1 (also when left out) to 1000
 * @param status        planned (also when left out), performed or cancelled
 * @param occurredOn    local to the facility; the day of the case when left out
 * @param changed       the sender's own time of this version; null means now
 */
public record ChargeOrder(
        @Nullable Identity order,
        @Nullable UUID financialCase,
        @Nullable UUID encounter,
        @Nullable String system,
        @Nullable String code,
        @Nullable Integer quantity,
        @Nullable String status,
        @Nullable LocalDate occurredOn,
        @Nullable Instant changed) {

    /** @param system the URI of the sender's number range of orders */
    public record Identity(
            @Nullable String system, @Nullable String value) {}

    /** What the sender says of the order. */
    public enum Status {
        PLANNED,
        PERFORMED,
        CANCELLED
    }
}
