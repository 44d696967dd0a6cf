package health.mizan.fhir.arrivals;

import health.mizan.parties.PatientId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What became of a resource.
 *
 * @param ours       the id of what a capability made of it; a new resource gets the same id
 * @param patient    in whose compartment it is
 * @param facilities codes of the sites it belongs to; empty for those of the caller
 */
public record Effect(Optional<UUID> ours, Optional<PatientId> patient, Set<String> facilities) {

    public Effect {
        facilities = Set.copyOf(facilities);
    }

    public static Effect none(Optional<PatientId> patient) {
        return new Effect(Optional.empty(), patient, Set.of());
    }
}
