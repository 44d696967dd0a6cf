package health.mizan.fhir.nphies;

import health.mizan.claims.ClaimSubmission;
import health.mizan.facilities.Practitioner;
import health.mizan.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Claim.Use;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A claim for one visit, as the dialect writes it. */
public final class ClaimMessage {

    public static final String EVENT = "claim-request";

    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    /** Exact enough that the product, rounded to the minor unit, is the net. */
    private static final MathContext FACTOR = new MathContext(12, RoundingMode.HALF_UP);

    private ClaimMessage() {}

    public static Bundle of(ClaimSubmission submission, Treatment treatment, Parties parties, Envelope envelope) {
        Patient patient = PartyResources.patient(parties.patient());
        Organization insurer = PartyResources.insurer(parties.between());
        Organization provider = PartyResources.provider(parties.between());
        var coverage = PartyResources.coverage(parties.coverage(), patient, insurer);
        List<Resource> others = new ArrayList<>(List.of(coverage, provider, patient, insurer));

        Claim claim = head(submission, treatment, parties);
        claim.setPatient(Envelope.to(patient)).setInsurer(Envelope.to(insurer)).setProvider(Envelope.to(provider));
        claim.addInsurance().setSequence(1).setFocal(true).setCoverage(Envelope.to(coverage));
        if (treatment.form().hasEncounter()) {
            Encounter encounter = encounter(treatment, patient, provider, parties);
            claim.addExtension(Nphies.extension("encounter", Envelope.to(encounter)));
            others.add(encounter);
        }
        treatment.practitioner().map(person -> addToTeam(claim, person)).ifPresent(others::add);
        addDiagnoses(claim, submission, treatment);
        submission.lines().forEach(line -> claim.addItem(item(line, submission, treatment)));
        claim.setTotal(Amounts.of(submission.lines().stream()
                .map(ClaimMessage::gross)
                .reduce(Money::plus)
                .orElseThrow(() -> new IllegalArgumentException("a claim has a line"))));
        return envelope.around(claim, others);
    }

    private static Claim head(ClaimSubmission submission, Treatment treatment, Parties parties) {
        Claim claim = PartyResources.as(new Claim(), treatment.form().code() + "-claim", submission.id());
        claim.addExtension(Nphies.extension(
                "episode",
                new Identifier()
                        .setSystem(Nphies.OUR_ENCOUNTER)
                        .setValue(treatment.encounter().toString())));
        claim.addIdentifier(number(submission.id()));
        claim.setStatus(ClaimStatus.ACTIVE)
                .setType(Nphies.hl7("claim-type", treatment.form().code()))
                .setSubType(Nphies.ksa("claim-subtype", treatment.subType()))
                .setUse(Use.CLAIM)
                .setPriority(Nphies.hl7("processpriority", "normal"))
                .setCreatedElement(PartyResources.at(
                        submission.created(), parties.facility().timeZone()));
        claim.getPayee().setType(Nphies.hl7("payeetype", "provider"));
        if (submission.prior() != null) {
            Claim.RelatedClaimComponent related = claim.addRelated();
            related.getClaim().setType("Claim").setIdentifier(number(submission.prior()));
            related.setRelationship(Nphies.ksa("related-claim-relationship", "prior"));
        }
        return claim;
    }

    private static Identifier number(java.util.UUID submission) {
        return new Identifier().setSystem(Nphies.OUR_CLAIM).setValue(submission.toString());
    }

    private static Encounter encounter(Treatment treatment, Patient patient, Organization provider, Parties parties) {
        Encounter encounter = PartyResources.as(
                new Encounter(), "encounter", treatment.encounter().value());
        encounter
                .addIdentifier()
                .setSystem(Nphies.OUR_ENCOUNTER)
                .setValue(treatment.encounter().toString());
        encounter.setStatus(treatment.end() == null ? EncounterStatus.INPROGRESS : EncounterStatus.FINISHED);
        encounter.setClass_(new Coding().setSystem(ACT_CODE).setCode(treatment.encounterClass()));
        encounter.setSubject(Envelope.to(patient));
        encounter.setServiceProvider(Envelope.to(provider));
        encounter
                .getPeriod()
                .setStartElement(
                        PartyResources.at(treatment.start(), parties.facility().timeZone()));
        if (treatment.end() != null) {
            encounter
                    .getPeriod()
                    .setEndElement(PartyResources.at(
                            treatment.end(), parties.facility().timeZone()));
        }
        return encounter;
    }

    private static Resource addToTeam(Claim claim, Practitioner person) {
        var practitioner = PartyResources.practitioner(person);
        claim.addCareTeam()
                .setSequence(1)
                .setProvider(Envelope.to(practitioner))
                .setRole(Nphies.hl7("claimcareteamrole", "primary"))
                .setQualification(new CodeableConcept().setText(person.specialty()));
        return practitioner;
    }

    private static void addDiagnoses(Claim claim, ClaimSubmission submission, Treatment treatment) {
        submission.diagnoses().reveal().forEach(diagnosis -> {
            Claim.DiagnosisComponent component = claim.addDiagnosis();
            component
                    .setSequence(diagnosis.sequence())
                    .setDiagnosis(new CodeableConcept(
                            new Coding().setSystem(diagnosis.system()).setCode(diagnosis.code())))
                    .addType(Nphies.ksa("diagnosis-type", diagnosis.type()));
            if (treatment.form() == Treatment.ClaimForm.INSTITUTIONAL) {
                component.addExtension(Nphies.extension("condition-onset", Nphies.ksa("condition-onset", "NR")));
            }
        });
    }

    private static Claim.ItemComponent item(
            ClaimSubmission.Line line, ClaimSubmission submission, Treatment treatment) {
        Claim.ItemComponent item = new Claim.ItemComponent();
        item.setSequence(line.sequence());
        if (treatment.practitioner().isPresent()) {
            item.addCareTeamSequence(1);
        }
        submission.diagnoses().reveal().forEach(diagnosis -> item.addDiagnosisSequence(diagnosis.sequence()));
        item.addExtension(Nphies.extension("package", new BooleanType(false)));
        item.addExtension(Nphies.extension("tax", Amounts.of(line.tax())));
        // What was collected before the decision: nothing, the patient's part is held and taken afterwards.
        item.addExtension(Nphies.extension(
                "patient-share", Amounts.of(Money.zero(line.net().currency()))));
        item.addExtension(Nphies.extension(
                "patientInvoice",
                new Identifier()
                        .setSystem(Nphies.OUR_INVOICE_OF_CLAIM)
                        .setValue(submission.claim().toString())));
        item.addExtension(Nphies.extension("maternity", new BooleanType(treatment.maternity(line.sequence()))));
        item.setProductOrService(
                new CodeableConcept(new Coding().setSystem(line.system()).setCode(line.code())));
        item.setServiced(new org.hl7.fhir.r4.model.DateType(line.serviced().toString()));
        item.getQuantity().setValue(line.quantity());
        item.setUnitPrice(Amounts.of(line.unitPrice()));
        BigDecimal factor = factor(line);
        if (factor != null) {
            item.setFactor(factor);
        }
        item.setNet(Amounts.of(gross(line)));
        return item;
    }

    /** The dialect's net includes tax: quantity × unitPrice × factor + tax (BV-00251). */
    private static Money gross(ClaimSubmission.Line line) {
        return line.net().plus(line.tax());
    }

    /**
     * What makes quantity × unitPrice the net, to the minor unit; null where they agree. A line of several is rounded
     * once, its unit price by itself, so the two may differ by a little.
     */
    private static @Nullable BigDecimal factor(ClaimSubmission.Line line) {
        Money listed = line.unitPrice().times(line.quantity());
        if (listed.equals(line.net())) {
            return null;
        }
        if (listed.isZero()) {
            throw new MessageFault(
                    "Claim.item[" + (line.sequence() - 1) + "].net", "not quantity times unit price (BV-00251)");
        }
        return line.net().toDecimal().divide(listed.toDecimal(), FACTOR);
    }
}
