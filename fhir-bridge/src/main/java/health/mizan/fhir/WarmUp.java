package health.mizan.fhir;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Encodes once in the background after start. The first encoding scans the model classes, which takes more than a
 * second that neither readiness nor the first caller should wait for.
 */
final class WarmUp {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    private final FhirContext context;

    WarmUp(FhirContext context) {
        this.context = context;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofPlatform().name("fhir-warm-up").daemon().start(this::encode);
    }

    void encode() {
        context.newJsonParser().encodeResourceToString(new Organization().setName("x"));
        context.newXmlParser().encodeResourceToString(new OperationOutcome());
        context.newJsonParser().encodeResourceToString(new CapabilityStatement().setName("x"));
        log.debug("fhir.warm");
    }
}
