package health.mizan.fhir.nphies;

import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** The number by which an organisation is known on the message bus. */
public record Licence(String system, String value) {

    Identifier identifier() {
        return new Identifier().setSystem(system).setValue(value);
    }

    Reference organization() {
        return new Reference().setType("Organization").setIdentifier(identifier());
    }

    /** As the published samples write an endpoint: the licence as an address. */
    String endpoint() {
        return system + "/" + value;
    }
}
