package health.mizan.fhir.kept;

import health.mizan.fhir.searching.Indexed;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A version to be kept.
 *
 * @param content    as JSON, without version and time
 * @param indexed    what it is found by
 * @param exclusive  forms of those identifiers ({@code system|value}) that no other resource of its type may have
 * @param shared     whether every caller who may read the type may see it
 * @param facilities codes of the sites it came through
 * @param told       the sender's own time of this version
 * @param sender     the caller's subject
 */
public record KeptDraft(
        String type,
        String id,
        Phi<String> content,
        List<Indexed> indexed,
        Set<String> exclusive,
        Optional<UUID> ours,
        Optional<PatientId> patient,
        boolean shared,
        Set<String> facilities,
        Optional<Instant> told,
        String sender) {

    public KeptDraft {
        indexed = List.copyOf(indexed);
        exclusive = Set.copyOf(exclusive);
        facilities = Set.copyOf(facilities);
    }
}
