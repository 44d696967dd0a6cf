package health.mizan.fhir.ours;

import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.fhir.nphies.Amounts;
import health.mizan.fhir.nphies.Nphies;
import health.mizan.money.Money;
import health.mizan.sharing.CostRule;
import health.mizan.sharing.NetworkSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestPurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.BenefitComponent;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.EligibilityResponsePurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.EligibilityResponseStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.ItemsComponent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.StringType;

/** A question about cover and its answer. Pure, one direction. */
final class EligibilityMapper {

    private EligibilityMapper() {}

    static CoverageEligibilityRequest request(EligibilityCheck check) {
        CoverageEligibilityRequest request =
                Drawing.of(new CoverageEligibilityRequest(), check.id().value(), check.version());
        request.addIdentifier(Drawing.number(Drawing.ELIGIBILITY_CHECK, check.id()));
        request.addPurpose(EligibilityRequestPurpose.BENEFITS).addPurpose(EligibilityRequestPurpose.VALIDATION);
        request.setStatus(EligibilityRequestStatus.ACTIVE)
                .setPriority(Drawing.concept("processpriority", "normal"))
                .setPatient(Drawing.to("Patient", check.patient()))
                .setServiced(new DateType(check.serviceDate().toString()))
                .setCreatedElement(Drawing.at(check.requestedAt()))
                .setProvider(Drawing.to("Organization", check.facility()))
                .setInsurer(Drawing.to("Organization", check.payer()))
                .setFacility(Drawing.to("Location", check.facility()));
        request.addInsurance().setFocal(true).setCoverage(Drawing.to("Coverage", check.coverage()));
        return request;
    }

    /** While nobody has answered its outcome is queued; given up, it is an error that says why. */
    static CoverageEligibilityResponse response(EligibilityCheck check) {
        Instant at = check.settledAt() == null ? check.requestedAt() : check.settledAt();
        CoverageEligibilityResponse response =
                Drawing.of(new CoverageEligibilityResponse(), check.id().value(), check.version());
        response.addIdentifier(Drawing.number(Drawing.ELIGIBILITY_CHECK, check.id()));
        response.addPurpose(EligibilityResponsePurpose.BENEFITS).addPurpose(EligibilityResponsePurpose.VALIDATION);
        response.setStatus(EligibilityResponseStatus.ACTIVE)
                .setPatient(Drawing.to("Patient", check.patient()))
                .setServiced(new DateType(check.serviceDate().toString()))
                .setCreatedElement(Drawing.at(at))
                .setRequestor(Drawing.to("Organization", check.facility()))
                .setRequest(Drawing.to("CoverageEligibilityRequest", check.id()))
                .setInsurer(Drawing.to("Organization", check.payer()));
        if (check.answer() != null) {
            answered(response, check, check.answer());
        } else if (check.state().isOpen()) {
            response.setOutcome(RemittanceOutcome.QUEUED);
        } else {
            response.setOutcome(RemittanceOutcome.ERROR);
            response.addError().setCode(new CodeableConcept().setText(check.reason()));
        }
        return response;
    }

    private static void answered(
            CoverageEligibilityResponse response, EligibilityCheck check, EligibilityAnswer answer) {
        response.setOutcome(RemittanceOutcome.COMPLETE).setDisposition(answer.disposition());
        response.addExtension(Nphies.site(
                switch (answer.standing()) {
                    case ELIGIBLE -> "eligible";
                    case NOT_ACTIVE -> "not-active";
                    case NOT_COVERED, MEMBER_NOT_FOUND -> "not-covered";
                    case NOT_DIRECT_BILLING -> "not-direct-billing";
                    case OUT_OF_NETWORK -> "out-network";
                    case LIMIT_EXHAUSTED -> "limit-exhausted";
                    case COVERAGE_SUSPENDED -> "coverage-suspended";
                    case PROVIDER_CONTRACT_SUSPENDED -> "provider-contract-suspended";
                }));
        response.addIdentifier(Drawing.number(Drawing.PAYER_REFERENCE + check.payer(), answer.payerReference()));
        var insurance = response.addInsurance()
                .setCoverage(Drawing.to("Coverage", check.coverage()))
                .setInforce(answer.inForce());
        answer.benefits().forEach(benefit -> insurance.addItem(item(benefit)));
    }

    private static ItemsComponent item(Benefit benefit) {
        ItemsComponent item = new ItemsComponent();
        // R4 wants a category even of what is for all care (ces-1).
        item.setCategory(
                new CodeableConcept().setText(benefit.category() == null ? "all care" : code(benefit.category())));
        if (benefit.side() != NetworkSide.ANY) {
            item.setNetwork(
                    Drawing.concept("benefit-network", benefit.side() == NetworkSide.IN_NETWORK ? "in" : "out"));
        }
        if (benefit.per() == CostRule.Per.YEAR) {
            item.setTerm(Drawing.concept("benefit-term", "annual"));
        }
        BenefitComponent one = item.addBenefit().setType(Nphies.coded("benefit-type", code(benefit.kind())));
        Integer percent = benefit.basisPoints();
        if (percent != null) {
            one.setAllowed(new StringType(
                    BigDecimal.valueOf(percent, 2).stripTrailingZeros().toPlainString() + "%"));
        }
        Money allowed = benefit.allowed();
        if (allowed != null) {
            one.setAllowed(Amounts.of(allowed));
        }
        Money used = benefit.used();
        if (used != null) {
            one.setUsed(Amounts.of(used));
        }
        return item;
    }

    private static String code(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
