package health.mizan.fhir.ours;

import health.mizan.claims.Claim;
import health.mizan.claims.ClaimState;
import health.mizan.claims.ClaimSubmission;
import health.mizan.encounters.EncounterClass;
import health.mizan.fhir.nphies.Amounts;
import health.mizan.fhir.nphies.Nphies;
import health.mizan.money.Money;
import health.mizan.submissions.Submission;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.Claim.Use;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;

/** A claim as it stands, with the numbers of its submissions. Pure, one direction. */
final class ClaimMapper {

    private ClaimMapper() {}

    /** @param sent the latest message to the payer; empty before the first */
    static org.hl7.fhir.r4.model.Claim claim(
            Claim claim,
            EncounterClass visit,
            List<Claim.Line> lines,
            List<Submission> submissions,
            Optional<ClaimSubmission> sent) {
        var resource = Drawing.of(new org.hl7.fhir.r4.model.Claim(), claim.id().value(), claim.version());
        resource.addIdentifier(Drawing.number(Drawing.CLAIM, claim.id()));
        submissions.forEach(submission -> resource.addIdentifier(Drawing.number(Nphies.OUR_CLAIM, submission.id())));
        boolean stay = visit == EncounterClass.IMP || visit == EncounterClass.SS;
        resource.setStatus(status(claim.state()))
                .setType(Drawing.concept("claim-type", stay ? "institutional" : "professional"))
                .setUse(Use.CLAIM)
                .setPatient(Drawing.to("Patient", claim.patient()))
                .setCreatedElement(Drawing.at(claim.createdAt()))
                .setInsurer(Drawing.to("Organization", claim.payer()))
                .setProvider(Drawing.to("Organization", claim.facility()))
                .setPriority(Drawing.concept("processpriority", "normal"));
        resource.getPayee().setType(Drawing.concept("payeetype", "provider"));
        resource.addInsurance().setSequence(1).setFocal(true).setCoverage(Drawing.to("Coverage", claim.coverage()));
        sent.ifPresent(message -> message.diagnoses().reveal().forEach(diagnosis -> resource.addDiagnosis()
                .setSequence(diagnosis.sequence())
                .setDiagnosis(new CodeableConcept(
                        new Coding().setSystem(diagnosis.system()).setCode(diagnosis.code())))
                .addType(Nphies.coded("diagnosis-type", diagnosis.type()))));
        lines.stream().filter(Claim.Line::priced).forEach(line -> resource.addItem(item(claim, line)));
        lines.stream()
                .filter(Claim.Line::priced)
                .map(Claim.Line::submitted)
                .reduce(Money::plus)
                .ifPresent(total -> resource.setTotal(Amounts.of(total)));
        return resource;
    }

    private static ItemComponent item(Claim claim, Claim.Line line) {
        ItemComponent item = new ItemComponent();
        item.setSequence(line.sequence())
                .setProductOrService(new CodeableConcept(
                                new Coding().setSystem(line.system()).setCode(line.code()))
                        .setText(line.nameEn()))
                .setServiced(new DateType(claim.servedOn().toString()))
                .setNet(Amounts.of(line.submitted()));
        item.getQuantity().setValue(line.quantity());
        item.addEncounter(Drawing.to("Encounter", claim.encounter()));
        return item;
    }

    static ClaimStatus status(ClaimState state) {
        return switch (state) {
            case DRAFT, HELD, READY -> ClaimStatus.DRAFT;
            case SUBMITTED, PENDED, DECIDED, POSTED, REJECTED -> ClaimStatus.ACTIVE;
            case CANCELLED -> ClaimStatus.CANCELLED;
        };
    }
}
