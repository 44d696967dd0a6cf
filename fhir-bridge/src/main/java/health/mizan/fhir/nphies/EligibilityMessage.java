package health.mizan.fhir.nphies;

import health.mizan.eligibility.EligibilityEnquiry;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestPurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestStatus;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;

/** Asks a payer whether and how it covers a visit. */
public final class EligibilityMessage {

    public static final String EVENT = "eligibility-request";

    private EligibilityMessage() {}

    /** The number under which the payer sees the question. */
    public static String numberOf(EligibilityEnquiry enquiry) {
        return enquiry.key();
    }

    public static Bundle of(EligibilityEnquiry enquiry, Parties parties, Envelope envelope) {
        Patient patient = PartyResources.patient(parties.patient());
        Organization insurer = PartyResources.insurer(parties.between());
        Organization provider = PartyResources.provider(parties.between());
        Location location = PartyResources.location(parties.facility(), provider);
        var coverage = PartyResources.coverage(parties.coverage(), patient, insurer);

        CoverageEligibilityRequest request = PartyResources.as(
                new CoverageEligibilityRequest(),
                "eligibility-request",
                enquiry.check().value());
        request.addIdentifier().setSystem(Nphies.OUR_ENQUIRY).setValue(numberOf(enquiry));
        request.setStatus(EligibilityRequestStatus.ACTIVE).setPriority(Nphies.hl7("processpriority", "normal"));
        request.addPurpose(EligibilityRequestPurpose.BENEFITS).addPurpose(EligibilityRequestPurpose.VALIDATION);
        request.setPatient(Envelope.to(patient));
        request.setServiced(new DateType(enquiry.serviceDate().toString()));
        request.setCreatedElement(
                PartyResources.at(envelope.at().toInstant(), parties.facility().timeZone()));
        request.setProvider(Envelope.to(provider));
        request.setInsurer(Envelope.to(insurer));
        request.setFacility(Envelope.to(location));
        request.addInsurance().setCoverage(Envelope.to(coverage));
        return envelope.around(request, List.of(coverage, provider, patient, insurer, location));
    }
}
