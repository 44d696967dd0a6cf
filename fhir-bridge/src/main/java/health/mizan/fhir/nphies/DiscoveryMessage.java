package health.mizan.fhir.nphies;

import health.mizan.discoveries.DiscoveryEnquiry;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestPurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestStatus;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;

/**
 * Asks a payer whom it covers, by the number of a document. It names no cover, for that is what is asked; benefits may be
 * asked for without one where discovery is.
 */
public final class DiscoveryMessage {

    public static final String EVENT = EligibilityMessage.EVENT;

    private DiscoveryMessage() {}

    public static Bundle of(DiscoveryEnquiry enquiry, Between between, Envelope envelope) {
        Patient person = PartyResources.person(
                enquiry.discovery().value(),
                enquiry.sought().number(),
                enquiry.sought().born());
        Organization insurer = PartyResources.insurer(between);
        Organization provider = PartyResources.provider(between);
        Location location = PartyResources.location(between.facility(), provider);

        CoverageEligibilityRequest request = PartyResources.as(
                new CoverageEligibilityRequest(),
                "eligibility-request",
                enquiry.discovery().value());
        request.addIdentifier().setSystem(Nphies.OUR_ENQUIRY).setValue(enquiry.key());
        request.setStatus(EligibilityRequestStatus.ACTIVE).setPriority(Nphies.hl7("processpriority", "normal"));
        request.addPurpose(EligibilityRequestPurpose.BENEFITS).addPurpose(EligibilityRequestPurpose.DISCOVERY);
        request.setPatient(Envelope.to(person));
        request.setServiced(new DateType(enquiry.serviceDate().toString()));
        request.setCreatedElement(
                PartyResources.at(envelope.at().toInstant(), between.facility().timeZone()));
        request.setProvider(Envelope.to(provider));
        request.setInsurer(Envelope.to(insurer));
        request.setFacility(Envelope.to(location));
        return envelope.around(request, List.of(provider, person, insurer, location));
    }
}
