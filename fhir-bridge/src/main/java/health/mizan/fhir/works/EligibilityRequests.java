package health.mizan.fhir.works;

import health.mizan.coverage.CoverageId;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.eligibility.EligibilityQuestion;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.fhir.bundles.Written;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.kept.Keeping;
import health.mizan.fhir.kept.Kept;
import health.mizan.fhir.messages.MessageEvent;
import health.mizan.fhir.messages.MessageWork;
import health.mizan.fhir.messages.Received;
import health.mizan.fhir.refusals.Issue;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.masterdata.Saved;
import health.mizan.parties.FacilityId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** EMRs that ask through us whether a payer covers a visit. */
@Component
class EligibilityRequests implements MessageWork {

    private static final String TYPE = "CoverageEligibilityRequest";
    private static final String FACILITY_CODE = "urn:mizan:facility-code";

    private final VisitMessages visits;
    private final EligibilityChecks checks;
    private final Keeping keeping;
    private final Facilities facilities;

    EligibilityRequests(VisitMessages visits, EligibilityChecks checks, Keeping keeping, Facilities facilities) {
        this.visits = visits;
        this.checks = checks;
        this.keeping = keeping;
        this.facilities = facilities;
    }

    @Override
    public Set<MessageEvent> events() {
        return Set.of(MessageEvent.ELIGIBILITY_REQUEST);
    }

    @Override
    public List<String> work(Received message) {
        CoverageEligibilityRequest request = message.heard()
                .first(CoverageEligibilityRequest.class)
                .orElseThrow(() -> Refusal.of(Refusal.UNPROCESSABLE, "required", "Bundle.entry", "carries a " + TYPE));
        VisitMessages.Told told = visits.tell(message, Set.of(TYPE));
        EligibilityQuestion question = new EligibilityQuestion(
                coverage(message, request, told),
                site(message, request, told).id(),
                null,
                serviceDate(request),
                Set.of(),
                false);
        Saved<EligibilityCheck> saved = checks.request(message.sender(), question)
                .orElseThrow(() -> missing("insurance[0].coverage", "is a Coverage that this client can see"));
        EligibilityCheck check =
                switch (saved) {
                    case Saved.Created<EligibilityCheck>(EligibilityCheck fresh) -> fresh;
                    case Saved.Changed<EligibilityCheck>(EligibilityCheck now) -> now;
                    case Saved.Unchanged<EligibilityCheck>(EligibilityCheck now) -> now;
                    case Saved.Refused<EligibilityCheck> refused ->
                        throw new Refusal(
                                Refusal.UNPROCESSABLE,
                                refused.errors().stream()
                                        .map(error ->
                                                Issue.of("business-rule", TYPE, error.field() + " " + error.message()))
                                        .toList());
                    case Saved.Conflict<EligibilityCheck> conflict ->
                        throw Refusal.of(Refusal.CONFLICT, "conflict", TYPE, conflict.why());
                    case Saved.Stale<EligibilityCheck> stale ->
                        throw Refusal.of(Refusal.CONFLICT, "conflict", TYPE, "was changed meanwhile: send it again");
                };
        return List.of(TYPE + "/" + check.id() + " "
                + check.state().name().toLowerCase(java.util.Locale.ROOT)
                + (check.answer() == null ? "" : "; CoverageEligibilityResponse/" + check.id()));
    }

    private CoverageId coverage(Received message, CoverageEligibilityRequest request, VisitMessages.Told told) {
        Reference reference = request.getInsuranceFirstRep().getCoverage();
        return ours(message, told, reference, "Coverage")
                .map(CoverageId::new)
                .orElseThrow(() -> missing("insurance[0].coverage", "refers to a Coverage in the bundle or here"));
    }

    private Facility site(Received message, CoverageEligibilityRequest request, VisitMessages.Told told) {
        return Stream.of(request.getFacility(), request.getProvider())
                .flatMap(reference -> site(message, told, reference).stream())
                .filter(site -> message.sender().facilities().contains(site.code()))
                .findFirst()
                .or(() -> message.sender().facilities().size() == 1
                        ? facilities.byCode(
                                message.sender().facilities().iterator().next())
                        : Optional.empty())
                .orElseThrow(() -> missing("facility", "names one of the sites that this client acts for"));
    }

    private Optional<Facility> site(Received message, VisitMessages.Told told, Reference reference) {
        if (FACILITY_CODE.equals(reference.getIdentifier().getSystem())) {
            return facilities.byCode(reference.getIdentifier().getValue());
        }
        return Stream.of("Location", "Organization")
                .flatMap(type -> ours(message, told, reference, type).stream())
                .flatMap(id -> facilities.find(new FacilityId(id)).stream())
                .findFirst();
    }

    /** Our id of what a reference names: in the bundle, or here already. */
    private Optional<UUID> ours(Received message, VisitMessages.Told told, Reference reference, String type) {
        if (!reference.hasReference()) {
            return Optional.empty();
        }
        Optional<Written> written = told.written(reference.getReference());
        String id = written.map(Written::id)
                .orElseGet(() -> reference.getReference().startsWith(type + "/")
                        ? reference.getReference().substring(type.length() + 1)
                        : "");
        return keeping.find(message.sender(), type, id).flatMap(Kept::ours).or(() -> Holdings.uuid(id));
    }

    private static LocalDate serviceDate(CoverageEligibilityRequest request) {
        if (request.hasServicedDateType()) {
            return LocalDate.parse(request.getServicedDateType().getValueAsString());
        }
        if (request.hasServicedPeriod() && request.getServicedPeriod().hasStart()) {
            return LocalDate.parse(request.getServicedPeriod()
                    .getStartElement()
                    .getValueAsString()
                    .substring(0, 10));
        }
        throw missing("serviced[x]", "says for which day");
    }

    private static Refusal missing(String element, String expected) {
        return Refusal.of(Refusal.UNPROCESSABLE, "required", TYPE + "." + element, expected);
    }
}
