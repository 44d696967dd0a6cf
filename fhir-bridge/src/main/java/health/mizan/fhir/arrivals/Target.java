package health.mizan.fhir.arrivals;

import java.util.Optional;
import java.util.UUID;

/**
 * What a reference points to.
 *
 * @param ours the id of what a capability has of it
 */
public record Target(String type, String id, Optional<UUID> ours) {

    public String literal() {
        return type + "/" + id;
    }
}
