package health.mizan.fhir.arrivals;

import health.mizan.access.Caller;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.parties.PatientId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A resource on its way in. */
public final class Arrival {

    private final Caller caller;
    private final Resource resource;
    private final Optional<UUID> ours;
    private final Optional<Instant> told;
    private final References references;
    private final boolean alone;

    public Arrival(
            Caller caller,
            Resource resource,
            Optional<UUID> ours,
            Optional<Instant> told,
            References references,
            boolean alone) {
        this.caller = caller;
        this.resource = resource;
        this.ours = ours;
        this.told = told;
        this.references = references;
        this.alone = alone;
    }

    public Caller caller() {
        return caller;
    }

    public <R extends Resource> R as(Class<R> type) {
        return type.cast(resource);
    }

    /** What a capability made of an earlier version. */
    public Optional<UUID> ours() {
        return ours;
    }

    /** The sender's own time of this version; empty if it is told now. */
    public Optional<Instant> told() {
        return told;
    }

    /** The resource that a reference points to, such as the Condition of a diagnosis. */
    public Optional<Resource> content(Reference reference) {
        return references.content(reference);
    }

    /** Whether nothing came with it. */
    public boolean alone() {
        return alone;
    }

    public Optional<Target> follow(Reference reference) {
        return references.follow(reference);
    }

    /** Our id of what {@code reference} points to, if it is of that type and billing knows it. */
    public Optional<UUID> ours(Reference reference, String type) {
        return follow(reference).filter(target -> target.type().equals(type)).flatMap(Target::ours);
    }

    /** @throws Refusal if the element names no patient that the caller sees */
    public PatientId patient(Reference reference, String expression) {
        return ours(reference, "Patient").map(PatientId::new).orElseThrow(() -> unknownPatient(expression));
    }

    public static Refusal unknownPatient(String expression) {
        return Refusal.unusable(
                "not-found",
                expression,
                "names no patient registered here: send the Patient first or with it, or refer to it by identifier",
                "لا يشير إلى مريض مسجل هنا: أرسل المريض أولاً أو معه، أو أشر إليه برقم هويته");
    }
}
