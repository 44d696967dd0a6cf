package health.mizan.fhir.answers;

import health.mizan.beats.Answer;
import health.mizan.claims.ClaimReply.Fault;
import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.fhir.nphies.Nphies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.InsuranceComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/** What a payer's answer says of a cover. */
public final class EligibilityReading {

    /** No such member: an answer, not a failure. */
    private static final Set<String> NO_MEMBER = Set.of("1658", "CV-2-1");

    private static final Map<String, Standing> SITES = Map.of(
            "eligible", Standing.ELIGIBLE,
            "notactive", Standing.NOT_ACTIVE,
            "notcovered", Standing.NOT_COVERED,
            "notdirectbilling", Standing.NOT_DIRECT_BILLING,
            "outnetwork", Standing.OUT_OF_NETWORK,
            "outofnetwork", Standing.OUT_OF_NETWORK,
            "limitexhausted", Standing.LIMIT_EXHAUSTED,
            "coveragesuspended", Standing.COVERAGE_SUSPENDED,
            "providercontractsuspended", Standing.PROVIDER_CONTRACT_SUSPENDED);

    private static final int MAX_TEXT = 500;

    private EligibilityReading() {}

    /** @throws MessageFault if it says something that cannot be taken at its word */
    public static Answer<EligibilityAnswer> of(Heard heard) {
        return of(heard, all -> all);
    }

    /** @param counted those of the answer's covers that it is read for */
    static Answer<EligibilityAnswer> of(Heard heard, UnaryOperator<List<InsuranceComponent>> counted) {
        return heard.first(CoverageEligibilityResponse.class)
                .map(response -> answer(heard, Modifiers.none(response), counted))
                .orElseGet(() -> complaint(heard));
    }

    private static Answer<EligibilityAnswer> complaint(Heard heard) {
        List<Fault> faults = heard.all(OperationOutcome.class).stream()
                .flatMap(outcome -> Faults.of(outcome).stream())
                .toList();
        if (faults.stream().anyMatch(fault -> NO_MEMBER.contains(fault.code()))) {
            return unknownMember(heard.header().getIdElement().getIdPart());
        }
        return Faults.<EligibilityAnswer>aboutTheMessage(
                        faults, heard.header().getResponse().getCode())
                .orElseGet(() -> faults.isEmpty() ? new Answer.Unknown<>("no answer in the message") : refused(faults));
    }

    private static Answer<EligibilityAnswer> answer(
            Heard heard, CoverageEligibilityResponse response, UnaryOperator<List<InsuranceComponent>> counted) {
        return switch (response.getOutcome()) {
            case ERROR -> failed(heard, response);
            // It cannot be fetched later: it is asked again.
            case QUEUED, PARTIAL, NULL -> new Answer.Unknown<>("queued");
            case null -> throw new MessageFault("CoverageEligibilityResponse.outcome", "missing");
            case COMPLETE -> new Answer.Done<>(complete(response, counted.apply(response.getInsurance())));
        };
    }

    private static Answer<EligibilityAnswer> failed(Heard heard, CoverageEligibilityResponse response) {
        List<Fault> faults = response.getError().stream()
                .map(error -> Faults.of(error.getCode()))
                .toList();
        if (faults.stream().anyMatch(fault -> NO_MEMBER.contains(fault.code()))) {
            return unknownMember(reference(response));
        }
        return Faults.<EligibilityAnswer>aboutTheMessage(
                        faults, heard.header().getResponse().getCode())
                .orElseGet(() -> refused(faults));
    }

    private static Answer<EligibilityAnswer> refused(List<Fault> faults) {
        return new Answer.Refused<>(Faults.codes(faults));
    }

    private static Answer<EligibilityAnswer> unknownMember(String reference) {
        return new Answer.Done<>(new EligibilityAnswer(reference, Standing.MEMBER_NOT_FOUND, false, List.of(), null));
    }

    private static EligibilityAnswer complete(
            CoverageEligibilityResponse response, List<InsuranceComponent> insurances) {
        boolean inForce = !insurances.isEmpty() && insurances.stream().allMatch(InsuranceComponent::getInforce);
        List<Benefit> benefits = new ArrayList<>();
        insurances.forEach(insurance -> insurance.getItem().forEach(item -> Benefits.read(item, benefits)));
        return new EligibilityAnswer(
                reference(response), standing(response, inForce), inForce, benefits, text(response.getDisposition()));
    }

    /** Where the site is not judged, the policy decides. A judgement of unknown name is never taken for a yes. */
    private static Standing standing(CoverageEligibilityResponse response, boolean inForce) {
        return Nphies.codeOf(response.getExtension(), "siteEligibility")
                .map(code -> {
                    Standing standing = SITES.get(Nphies.letters(code));
                    if (standing == null) {
                        throw new MessageFault(
                                "CoverageEligibilityResponse.extension(siteEligibility)", "a code that is not known");
                    }
                    return standing;
                })
                .orElse(inForce ? Standing.ELIGIBLE : Standing.NOT_ACTIVE);
    }

    private static String reference(CoverageEligibilityResponse response) {
        return response.hasIdentifier()
                ? String.valueOf(response.getIdentifierFirstRep().getValue())
                : String.valueOf(response.getIdElement().getIdPart());
    }

    private static @Nullable String text(@Nullable String words) {
        return words == null || words.length() <= MAX_TEXT ? words : words.substring(0, MAX_TEXT);
    }
}
