package health.mizan.fhir.bundles;

import health.mizan.fhir.arrivals.Arrival;
import health.mizan.fhir.arrivals.Target;
import health.mizan.fhir.searching.Indexer;
import health.mizan.fhir.searching.Parameters;
import health.mizan.parties.PatientId;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Says whose data a resource is that billing only keeps: that decides who may see it. */
@Component
class Compartments {

    private final Indexer indexer;

    Compartments(Indexer indexer) {
        this.indexer = indexer;
    }

    /**
     * @return empty if it names no patient at all
     * @throws health.mizan.fhir.refusals.Refusal if it names one that is not registered here
     */
    Optional<PatientId> of(Resource resource, Links links) {
        for (String path : Parameters.patientPaths(resource.fhirType())) {
            for (IBase value : indexer.values(resource, path)) {
                Reference reference = (Reference) value;
                String expression = resource.fhirType() + "." + path;
                Optional<Target> target = links.follow(reference);
                if (target.isPresent() && !target.get().type().equals("Patient")) {
                    continue;
                }
                if (target.isEmpty() && isOfAnother(reference)) {
                    continue;
                }
                UUID patient = target.flatMap(Target::ours)
                        .or(() -> byNumber(reference, links))
                        .orElseThrow(() -> Arrival.unknownPatient(expression));
                return Optional.of(new PatientId(patient));
            }
        }
        return Optional.empty();
    }

    private static Optional<UUID> byNumber(Reference reference, Links links) {
        return reference.getIdentifier().hasSystem()
                        && reference.getIdentifier().hasValue()
                ? links.follow("Patient", reference.getIdentifier()).flatMap(Target::ours)
                : Optional.empty();
    }

    /** A group, a device, a place; or nobody, told in words only. */
    private static boolean isOfAnother(Reference reference) {
        String type = reference.hasType()
                ? reference.getType()
                : reference.getReferenceElement().getResourceType();
        boolean says = reference.hasReference() || reference.hasIdentifier();
        return !says || (type != null && !type.equals("Patient"));
    }
}
