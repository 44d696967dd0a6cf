package health.mizan.fhir.messages;

import ca.uhn.fhir.context.FhirContext;
import health.mizan.fhir.answers.Heard;
import health.mizan.fhir.refusals.Issue;
import health.mizan.fhir.refusals.Outcomes;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.ids.Ids;
import health.mizan.inbox.InboxAnswer;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Answers on the connection of a message: message bundles themselves, HTTP 200 whatever they say. */
@Component
class MessageAnswers {

    private static final String TAGS = "http://nphies.sa/terminology/CodeSystem/meta-tags";

    private final FhirContext context;
    private final Ids ids;
    private final Clock clock;

    MessageAnswers(FhirContext context, Ids ids, Clock clock) {
        this.context = context;
        this.ids = ids;
        this.clock = clock;
    }

    InboxAnswer ok(Heard to, List<String> done) {
        OperationOutcome outcome = new OperationOutcome();
        done.forEach(sentence -> outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics(sentence));
        return written(bundle(to, ResponseType.OK, outcome));
    }

    InboxAnswer fatal(Heard to, List<Issue> issues) {
        return written(bundle(to, ResponseType.FATALERROR, Outcomes.of(issues)));
    }

    InboxAnswer reused(Heard to) {
        return fatal(
                to,
                List.of(Issue.of(
                        "duplicate",
                        "Bundle.entry[0].resource.id",
                        "is new for a new message: this one was used before, with other content")));
    }

    /** Kept and not worked on yet: the same message again gives the outcome, once there is one. */
    InboxAnswer queued(Heard to) {
        Bundle bundle = bundle(to, ResponseType.OK, new OperationOutcome());
        bundle.getMeta().addTag(new Coding().setSystem(TAGS).setCode("queued-messages"));
        return written(bundle);
    }

    private Bundle bundle(Heard to, ResponseType code, OperationOutcome outcome) {
        MessageHeader asked = to.header();
        MessageHeader header = new MessageHeader();
        header.setId(ids.next().toString());
        header.setEvent(new Coding().setSystem(MessageEvent.NPHIES).setCode("acknowledgement"));
        header.getSource()
                .setEndpoint(
                        asked.hasDestination() && asked.getDestinationFirstRep().hasEndpoint()
                                ? asked.getDestinationFirstRep().getEndpoint()
                                : "urn:mizan:fhir");
        header.addDestination().setEndpoint(asked.getSource().getEndpoint());
        header.getResponse().setIdentifier(asked.getIdElement().getIdPart()).setCode(code);
        Bundle bundle = new Bundle().setType(BundleType.MESSAGE).setTimestamp(Date.from(clock.instant()));
        bundle.setId(ids.next().toString());
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + header.getIdElement().getIdPart())
                .setResource(header);
        if (outcome.hasIssue()) {
            UUID id = ids.next();
            outcome.setId(id.toString());
            header.getResponse().setDetails(new Reference("urn:uuid:" + id));
            bundle.addEntry().setFullUrl("urn:uuid:" + id).setResource(outcome);
        }
        return bundle;
    }

    private InboxAnswer written(Bundle bundle) {
        return new InboxAnswer(
                200,
                "application/fhir+json;charset=UTF-8",
                context.newJsonParser().encodeResourceToString(bundle));
    }

    /** A refusal before anything was kept: not a message, because none was understood. */
    byte[] bare(Refusal refusal) {
        return context.newJsonParser()
                .encodeResourceToString(Outcomes.of(refusal.issues()))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
