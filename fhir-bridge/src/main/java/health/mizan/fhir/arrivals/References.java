package health.mizan.fhir.arrivals;

import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Follows references of resources that arrived together, as far as the caller can see. */
public interface References {

    /** Empty if it points to nothing that is here. */
    Optional<Target> follow(Reference reference);

    Optional<Resource> content(Reference reference);
}
