package health.mizan.fhir.nphies;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** Names of the dialect: profiles, extensions and code systems (nphies profiles 5.2, codes 5.3). */
public final class Nphies {

    public static final String EVENTS = "http://nphies.sa/terminology/CodeSystem/ksa-message-events";
    public static final String ADJUDICATION = "http://terminology.hl7.org/CodeSystem/adjudication";
    public static final String KSA_ADJUDICATION = code("ksa-adjudication");
    public static final String ADJUDICATION_REASON = code("adjudication-reason");
    public static final String ADJUDICATION_ERROR = code("adjudication-error");
    public static final String ADJUDICATION_OUTCOME = code("adjudication-outcome");

    /** Our numbers in messages. Not resolvable, as R4 allows for an identifier's system. */
    public static final String OUR_CLAIM = "urn:mizan:claim-submission";

    public static final String OUR_STATUS_QUESTION = "urn:mizan:claim-status-question";
    public static final String OUR_ENQUIRY = "urn:mizan:eligibility-check";
    public static final String OUR_ENCOUNTER = "urn:mizan:encounter";

    /** The number under which the patient's invoice for a claim is known before it exists; an invoice carries it too. */
    public static final String OUR_INVOICE_OF_CLAIM = "urn:mizan:invoice-of-claim";

    private static final String STRUCTURES = "http://nphies.sa/fhir/ksa/nphies-fs/StructureDefinition/";
    private static final String CODES = "http://nphies.sa/terminology/CodeSystem/";
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    private Nphies() {}

    /** The version suffix is required on every profile (BV-00225). */
    static <R extends Resource> R profiled(R resource, String profile) {
        resource.getMeta().addProfile(STRUCTURES + profile + "|1.0.0");
        return resource;
    }

    static String code(String system) {
        return CODES + system;
    }

    static CodeableConcept ksa(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(CODES + system).setCode(code));
    }

    /** A code of the dialect, for resources that are not messages. */
    public static CodeableConcept coded(String system, String code) {
        return ksa(system, code);
    }

    /** The business verdict on a claim or a line. */
    public static Extension outcome(String code) {
        return extension("adjudication-outcome", ksa("adjudication-outcome", code));
    }

    /** Whether a visit at this site is covered. */
    public static Extension site(String code) {
        return extension("siteEligibility", ksa("siteEligibility", code));
    }

    static CodeableConcept hl7(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(TERMINOLOGY + system).setCode(code));
    }

    static Extension extension(String name, Type value) {
        return new Extension(STRUCTURES + "extension-" + name, value);
    }

    /** The value of an extension, whose name others spell with capitals and dashes of their own. */
    public static Optional<Type> valueOf(List<Extension> extensions, String name) {
        String wanted = letters("extension-" + name);
        return extensions.stream()
                .filter(one -> one.getUrl() != null
                        && letters(one.getUrl().substring(one.getUrl().lastIndexOf('/') + 1))
                                .equals(wanted))
                .map(Extension::getValue)
                .filter(value -> value != null)
                .findFirst();
    }

    /** The first code of a coded extension. */
    public static Optional<String> codeOf(List<Extension> extensions, String name) {
        return valueOf(extensions, name)
                .filter(CodeableConcept.class::isInstance)
                .flatMap(value -> firstCode((CodeableConcept) value));
    }

    public static Optional<String> firstCode(CodeableConcept concept) {
        return concept.getCoding().stream()
                .map(Coding::getCode)
                .filter(code -> code != null && !code.isBlank())
                .findFirst();
    }

    /** Codes are spelled {@code not-direct billing} and {@code not-direct-billing}: compared by letters and digits. */
    public static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
