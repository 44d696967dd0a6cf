package health.mizan.denials;

import java.util.UUID;

/** One denied line of one decision. */
public record DenialId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
