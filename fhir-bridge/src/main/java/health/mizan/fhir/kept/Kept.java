package health.mizan.fhir.kept;

import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One version of a resource that somebody else owns.
 *
 * @param key        our key of the resource, the same for all its versions
 * @param ours       the id of what a capability of ours made of it
 * @param patient    in whose compartment it is
 * @param facilities codes of the sites it came through
 * @param told       the sender's own time of the newest version
 * @param content    as JSON, without version and time; empty if this version is its deletion
 */
public record Kept(
        UUID key,
        String type,
        String id,
        long version,
        Optional<UUID> ours,
        Optional<PatientId> patient,
        Set<String> facilities,
        Optional<Instant> told,
        Instant changedAt,
        Optional<Phi<String>> content) {

    public Kept {
        facilities = Set.copyOf(facilities);
    }

    public boolean deleted() {
        return content.isEmpty();
    }
}
