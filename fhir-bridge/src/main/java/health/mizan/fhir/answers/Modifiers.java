package health.mizan.fhir.answers;

import health.mizan.fhir.nphies.MessageFault;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** What turns a meaning round without saying how: no answer that holds it decides anything. */
final class Modifiers {

    private static final String MODIFIER = "modifierExtension";

    private Modifiers() {}

    /** @throws MessageFault if it has an extension that who does not know it must not pass over (R4, section 2.4.2) */
    static <R extends Resource> R none(R resource) {
        look(resource.fhirType(), resource);
        return resource;
    }

    private static void look(String path, Base element) {
        for (Property child : element.children()) {
            String there = path + "." + child.getName();
            if (child.getName().equals(MODIFIER) && child.hasValues()) {
                throw new MessageFault(there, "is not understood here, and may change the meaning");
            }
            child.getValues().forEach(value -> look(there, value));
        }
    }
}
