package health.mizan.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** Judges what we emit by R4's own definitions. One for the whole JVM: its first use costs seconds. */
public final class R4 {

    public static final FhirContext CONTEXT = FhirContext.forR4Cached();

    private static final FhirValidator VALIDATOR = CONTEXT.newValidator().registerValidatorModule(module());

    private R4() {}

    /** Profiles that nobody publishes in a form that machines read, such as nphies', are no error. */
    private static FhirInstanceValidator module() {
        FhirInstanceValidator module = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(CONTEXT),
                new CommonCodeSystemsTerminologyService(CONTEXT),
                new InMemoryTerminologyServerValidationSupport(CONTEXT)));
        module.setErrorForUnknownProfiles(false);
        return module;
    }

    /** What R4 calls an error in this resource, as text; empty if it is valid. */
    public static synchronized List<String> errors(String resource) {
        return VALIDATOR.validateWithResult(resource).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }
}
