package health.mizan.fhir.bundles;

import ca.uhn.fhir.context.FhirContext;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Resource;

/** The check that every write begins with. */
public final class ShapeForReading {

    private ShapeForReading() {}

    public static Consumer<Resource> of(FhirContext context) {
        return new Shape(context)::require;
    }
}
