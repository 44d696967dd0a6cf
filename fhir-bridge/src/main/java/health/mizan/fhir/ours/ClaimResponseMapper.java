package health.mizan.fhir.ours;

import health.mizan.adjudications.DecidedLine;
import health.mizan.adjudications.Decision;
import health.mizan.claims.Claim;
import health.mizan.fhir.nphies.Amounts;
import health.mizan.fhir.nphies.Nphies;
import health.mizan.money.Money;
import health.mizan.submissions.Hearing;
import java.util.function.Function;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.ClaimResponse.ClaimResponseStatus;
import org.hl7.fhir.r4.model.ClaimResponse.ItemComponent;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.ClaimResponse.Use;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** What the payer says of a claim as of now: queued, decided line by line, or not accepted. Pure, one direction. */
final class ClaimResponseMapper {

    private ClaimResponseMapper() {}

    static ClaimResponse queued(Claim claim, Hearing heard) {
        return heard(claim, heard).setOutcome(RemittanceOutcome.QUEUED);
    }

    static ClaimResponse rejected(Claim claim, Hearing heard) {
        ClaimResponse response = heard(claim, heard).setOutcome(RemittanceOutcome.ERROR);
        heard.faults().forEach(fault -> response.addError()
                .setCode(new CodeableConcept(new Coding()
                                .setSystem(Nphies.ADJUDICATION_ERROR)
                                .setCode(fault.code()))
                        .setText(fault.text().isEmpty() ? null : fault.text())));
        return response;
    }

    static ClaimResponse decided(Claim claim, Decision decision) {
        ClaimResponse response = head(claim, decision.number() + 1L)
                .setOutcome(RemittanceOutcome.COMPLETE)
                .setCreatedElement(Drawing.at(decision.issued()))
                .setDisposition(decision.disposition())
                .addIdentifier(Drawing.number(Drawing.PAYER_REFERENCE + claim.payerCode(), decision.payerReference()));
        decision.lines().forEach(line -> response.addItem(item(line)));
        total(response, "submitted", decision, DecidedLine::net);
        total(response, "eligible", decision, DecidedLine::allowed);
        total(response, "benefit", decision, DecidedLine::benefit);
        total(response, "tax", decision, DecidedLine::tax);
        total(response, "copay", decision, DecidedLine::patient);
        return response;
    }

    private static ClaimResponse heard(Claim claim, Hearing heard) {
        return head(claim, 1)
                .setCreatedElement(Drawing.at(heard.heardAt()))
                .addIdentifier(Drawing.number(Drawing.PAYER_REFERENCE + claim.payerCode(), heard.payerReference()));
    }

    private static ClaimResponse head(Claim claim, long version) {
        return Drawing.of(new ClaimResponse(), claim.id().value(), version)
                .setStatus(ClaimResponseStatus.ACTIVE)
                .setType(Drawing.concept("claim-type", "professional"))
                .setUse(Use.CLAIM)
                .setPatient(Drawing.to("Patient", claim.patient()))
                .setInsurer(Drawing.to("Organization", claim.payer()))
                .setRequestor(Drawing.to("Organization", claim.facility()))
                .setRequest(Drawing.to("Claim", claim.id()));
    }

    private static ItemComponent item(DecidedLine line) {
        ItemComponent item = new ItemComponent().setItemSequence(line.sequence());
        item.addExtension(Nphies.outcome(
                switch (line.verdict()) {
                    case APPROVED -> "approved";
                    case PARTIAL -> "partial";
                    case DENIED -> "rejected";
                }));
        AdjudicationComponent benefit = amount("benefit", line.benefit());
        if (line.reason() != null) {
            benefit.setReason(new CodeableConcept(
                    new Coding().setSystem(Nphies.ADJUDICATION_REASON).setCode(line.reason())));
        }
        return item.addAdjudication(amount("submitted", line.net()))
                .addAdjudication(amount("eligible", line.allowed()))
                .addAdjudication(benefit)
                .addAdjudication(amount("tax", line.tax()))
                .addAdjudication(amount("copay", line.patient()));
    }

    private static AdjudicationComponent amount(String category, Money amount) {
        return new AdjudicationComponent()
                .setCategory(Drawing.concept("adjudication", category))
                .setAmount(Amounts.of(amount));
    }

    private static void total(
            ClaimResponse response, String category, Decision decision, Function<DecidedLine, Money> part) {
        response.addTotal()
                .setCategory(Drawing.concept("adjudication", category))
                .setAmount(Amounts.of(
                        decision.lines().stream().map(part).reduce(Money.zero(decision.currency()), Money::plus)));
    }
}
