package health.mizan.fhir.emr;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import health.mizan.beats.Answer;
import health.mizan.fhir.refusals.Unreadable;
import health.mizan.outbound.Outbound;
import health.mizan.outbound.OutboundRequest;
import health.mizan.outbound.OutboundTarget;
import health.mizan.outbound.Outcome;
import health.mizan.outbound.Payload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The EMR's FHIR server: what can be asked of it without ever making a thing twice. */
@Component
class EmrServer {

    private static final String TARGET = "emr";
    private static final String JSON = "application/fhir+json";

    private final Outbound outbound;
    private final FhirContext context;

    EmrServer(Outbound outbound, FhirContext context) {
        this.outbound = outbound;
        this.context = context;
    }

    /** Makes it unless one with this identifier is there. */
    Answer<String> createOnce(Resource resource, Identifier identifier, String correlation) {
        return stored(
                resource,
                OutboundRequest.post("/" + resource.fhirType(), JSON, written(resource))
                        .with("If-None-Exist", "identifier=" + token(identifier))
                        .correlated(correlation));
    }

    /** Makes it, or brings the one with this identifier up to date. */
    Answer<String> put(Resource resource, Identifier identifier, String correlation) {
        return stored(
                resource,
                OutboundRequest.put(
                                "/" + resource.fhirType() + "?identifier=" + token(identifier), JSON, written(resource))
                        .correlated(correlation));
    }

    /** The one with this identifier; NotSent if there is none, which is certain. */
    <R extends Resource> Answer<R> find(Class<R> type, Identifier identifier, String correlation) {
        return send(
                OutboundRequest.get("/" + context.getResourceType(type) + "?identifier=" + token(identifier))
                        .correlated(correlation),
                answered -> parsed(answered.body())
                        .filter(Bundle.class::isInstance)
                        .map(Bundle.class::cast)
                        .map(found -> first(found, type))
                        .orElseGet(() -> new Answer.Unknown<>("unreadable search")));
    }

    private static <R extends Resource> Answer<R> first(Bundle found, Class<R> type) {
        return found.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .<Answer<R>>map(Answer.Done::new)
                .orElseGet(() -> new Answer.NotSent<>("the EMR does not have it"));
    }

    private Answer<String> stored(Resource resource, OutboundRequest request) {
        return send(request.with("Prefer", "return=representation"), answered -> idIn(resource, answered)
                .<Answer<String>>map(id -> new Answer.Done<>(resource.fhirType() + "/" + id))
                .orElseGet(() -> new Answer.Unknown<>("stored under no id")));
    }

    private Optional<String> idIn(Resource resource, Outcome.Answered answered) {
        return parsed(answered.body())
                .filter(theirs -> theirs.fhirType().equals(resource.fhirType()))
                .map(theirs -> theirs.getIdElement().getIdPart())
                .or(() -> answered.header("location")
                        .map(location -> location.replaceFirst("/_history/.*$", ""))
                        .map(location -> location.substring(location.lastIndexOf('/') + 1)))
                // It goes into our tables and onto screens.
                .filter(id -> id.matches("[A-Za-z0-9.-]{1,64}"));
    }

    private <T> Answer<T> send(OutboundRequest request, Function<Outcome.Answered, Answer<T>> read) {
        OutboundTarget target;
        try {
            target = outbound.target(TARGET);
        } catch (IllegalArgumentException unknown) {
            return new Answer.NotSent<>("no outbound target " + TARGET);
        }
        return switch (target.send(request.with("Accept", JSON))) {
            case Outcome.NotSent notSent ->
                new Answer.NotSent<>(notSent.reason().name());
            case Outcome.Unknown unknown ->
                new Answer.Unknown<>(unknown.reason().name());
            case Outcome.Answered answered when answered.successful() -> read.apply(answered);
            case Outcome.Answered answered -> turnedDown(answered);
        };
    }

    private <T> Answer<T> turnedDown(Outcome.Answered answered) {
        String what = "http " + answered.status();
        return switch (answered.status()) {
            // Nothing has passed the door; a token or a certificate may be mended within the day.
            case 401, 403, 429 -> new Answer.NotSent<>(what);
            case 408, 409 -> new Answer.Unknown<>(what);
            default ->
                answered.status() < 500 && answered.status() >= 400
                        ? new Answer.Refused<>(what + issue(answered.body()))
                        : new Answer.Unknown<>(what);
        };
    }

    /** The kind of the first issue: its text may say anything. */
    private String issue(Payload body) {
        return parsed(body)
                .filter(OperationOutcome.class::isInstance)
                .map(outcome -> ((OperationOutcome) outcome).getIssueFirstRep())
                .filter(OperationOutcome.OperationOutcomeIssueComponent::hasCode)
                .map(first -> " " + first.getCode().toCode())
                .orElse("");
    }

    private Optional<Resource> parsed(Payload body) {
        try {
            return context.newJsonParser().parseResource(body.text()) instanceof Resource resource
                    ? Optional.of(resource)
                    : Optional.empty();
        } catch (DataFormatException
                | Unreadable
                | IllegalArgumentException
                | ClassCastException
                | NullPointerException unreadable) {
            return Optional.empty();
        }
    }

    private Payload written(Resource resource) {
        return Payload.of(context.newJsonParser().encodeResourceToString(resource));
    }

    private static String token(Identifier identifier) {
        return URLEncoder.encode(identifier.getSystem() + "|" + identifier.getValue(), StandardCharsets.UTF_8);
    }
}
