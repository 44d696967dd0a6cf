package health.mizan.parties;

import java.util.UUID;

/** One site of the clinic. */
public record FacilityId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
