package health.mizan.coverage;

import java.util.UUID;

/** One membership of one patient. */
public record CoverageId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
