package health.mizan.fhir.answers;

import health.mizan.beats.Answer;
import health.mizan.discoveries.Discovered;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.fhir.nphies.Nphies;
import health.mizan.parties.Phi;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.InsuranceComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** What a payer's answer says of a number: whether it covers whoever has it, and by which cover. */
public final class DiscoveryReading {

    private static final int MAX_TEXT = 100;

    private DiscoveryReading() {}

    /** @throws health.mizan.fhir.nphies.MessageFault if it says something that cannot be taken at its word */
    public static Answer<Discovered> of(Heard heard) {
        return switch (EligibilityReading.of(heard, DiscoveryReading::first)) {
            case Answer.Done<EligibilityAnswer>(EligibilityAnswer answer) ->
                new Answer.Done<>(new Discovered(answer, cover(heard, answer)));
            case Answer.Refused<EligibilityAnswer>(String reason) -> new Answer.Refused<>(reason);
            case Answer.NotSent<EligibilityAnswer>(String why) -> new Answer.NotSent<>(why);
            case Answer.Unknown<EligibilityAnswer>(String what) -> new Answer.Unknown<>(what);
        };
    }

    /** Somebody may have several covers; the first in force is the one that the visit would be for. */
    private static List<InsuranceComponent> first(List<InsuranceComponent> all) {
        return all.stream()
                .filter(InsuranceComponent::getInforce)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .stream()
                .toList();
    }

    private static Discovered.@Nullable Cover cover(Heard heard, EligibilityAnswer answer) {
        if (answer.standing() == EligibilityAnswer.Standing.MEMBER_NOT_FOUND) {
            return null;
        }
        return heard.first(CoverageEligibilityResponse.class)
                .flatMap(response -> first(response.getInsurance()).stream().findFirst())
                .flatMap(insurance -> named(heard, insurance.getCoverage()))
                .map(DiscoveryReading::cover)
                .orElse(null);
    }

    /** Contained, or an entry of the message. */
    private static Optional<Coverage> named(Heard heard, Reference reference) {
        if (reference.getResource() instanceof Coverage resolved) {
            return Optional.of(resolved);
        }
        String to = reference.getReference();
        return to == null
                ? Optional.empty()
                : heard.bundle().getEntry().stream()
                        .filter(entry -> to.equals(entry.getFullUrl()))
                        .map(BundleEntryComponent::getResource)
                        .filter(Coverage.class::isInstance)
                        .map(Coverage.class::cast)
                        .findFirst();
    }

    private static Discovered.Cover cover(Coverage coverage) {
        String member =
                coverage.hasIdentifier() ? coverage.getIdentifierFirstRep().getValue() : coverage.getSubscriberId();
        String plan = coverage.getClass_().stream()
                .filter(part ->
                        Nphies.firstCode(part.getType()).filter("plan"::equals).isPresent())
                .map(Coverage.ClassComponent::getValue)
                .findFirst()
                .orElse(null);
        return new Discovered.Cover(
                Optional.ofNullable(text(member)).map(Phi::of).orElse(null),
                text(plan),
                text(coverage.getNetwork()),
                day(coverage.getPeriod().getStartElement()),
                day(coverage.getPeriod().getEndElement()));
    }

    private static @Nullable String text(@Nullable String said) {
        return said == null || said.isBlank() || said.length() > MAX_TEXT ? null : said.strip();
    }

    /** As the payer wrote the day, in whatever zone that was. */
    private static @Nullable LocalDate day(@Nullable DateTimeType moment) {
        return moment == null || moment.getYear() == null || moment.getDay() == null
                ? null
                : LocalDate.of(moment.getYear(), moment.getMonth() + 1, moment.getDay());
    }
}
