package health.mizan.sandbox.messages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.fhir.Fhir;

/** Addresses of code systems and extensions as nphies publishes them. */
public final class Nphies {

    public static final String CODES = "http://nphies.sa/terminology/CodeSystem/";
    public static final String EXTENSIONS = "http://nphies.sa/fhir/ksa/nphies-fs/StructureDefinition/";
    public static final String HL7 = "http://terminology.hl7.org/CodeSystem/";

    /** Where the payer's own resources live. */
    public static final String BASE = "http://payer.example.org/fhir/";

    private Nphies() {}

    public static ObjectNode coded(ObjectNode element, String extension, String system, String code) {
        ObjectNode added = element.withArray("extension").addObject().put("url", EXTENSIONS + extension);
        added.set("valueCodeableConcept", Fhir.concept(CODES + system, code));
        return element;
    }
}
