package health.mizan.encounters;

import java.util.UUID;

/** One visit or stay. */
public record EncounterId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
