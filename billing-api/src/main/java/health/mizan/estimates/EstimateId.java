package health.mizan.estimates;

import java.util.UUID;

/** One estimate of one case; a changed question makes a new one. */
public record EstimateId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
