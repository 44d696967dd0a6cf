package health.mizan.fhir.door;

import ca.uhn.fhir.context.FhirContext;
import health.mizan.access.Callers;
import health.mizan.fhir.Interaction;
import health.mizan.fhir.Interactions;
import health.mizan.fhir.bundles.Bundles;
import health.mizan.fhir.bundles.Writes;
import health.mizan.fhir.kept.Holdings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** All doors of the server, as its table of interactions has them. */
@Component
public class Doors {

    private final List<Object> all = new ArrayList<>();

    Doors(
            FhirContext context,
            Callers callers,
            Holdings holdings,
            Writes writes,
            Searching searching,
            Bundles bundles) {
        Interactions.all().stream()
                .map(Interaction::type)
                .map(type -> new ResourceDoor(type, context, callers, holdings, writes, searching))
                .forEach(all::add);
        all.add(new BundleDoor(bundles, callers));
    }

    public List<Object> all() {
        return List.copyOf(all);
    }
}
