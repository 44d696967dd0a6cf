package health.mizan.fees;

import java.util.UUID;

/** A list of prices. */
public record ScheduleId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
