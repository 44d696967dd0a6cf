package health.mizan.facilities;

import java.util.UUID;

/** A person licensed to give care. */
public record PractitionerId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
