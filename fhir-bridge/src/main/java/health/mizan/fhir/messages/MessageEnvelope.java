package health.mizan.fhir.messages;

import health.mizan.fhir.answers.Heard;
import health.mizan.fhir.refusals.Issue;
import health.mizan.fhir.refusals.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;

/** What every message must be before it is kept, so that its answer can find its way back. */
final class MessageEnvelope {

    private static final String HEADER = "Bundle.entry[0].resource";

    private MessageEnvelope() {}

    /** @throws Refusal that names every element to mend */
    static MessageEvent checked(Heard heard) {
        List<Issue> issues = new ArrayList<>();
        MessageHeader header = heard.header();
        String id = header.getIdElement().getIdPart();
        require(
                issues,
                id != null && id.matches("[A-Za-z0-9.-]{1,64}"),
                HEADER + ".id",
                "names the message for ever; a repetition has the same and the same bytes");
        require(
                issues,
                header.getSource().hasEndpoint(),
                HEADER + ".source.endpoint",
                "says where the message is from");
        checkEntries(issues, heard);
        Coding event = header.hasEventCoding() ? header.getEventCoding() : new Coding();
        MessageEvent known = MessageEvent.of(
                        event.getSystem() == null ? "" : event.getSystem(),
                        event.getCode() == null ? "" : event.getCode())
                .orElse(null);
        require(
                issues,
                // A payer's later answer carries none (BV-00248), but some do, and the claim's number says what it is
                // about.
                !header.hasResponse() || (known != null && known.isPayers()),
                HEADER + ".response",
                "stands on answers only: this would be a new message");
        require(
                issues,
                known != null,
                HEADER + ".eventCoding",
                "is one of the events that the CapabilityStatement lists under messaging");
        if (!issues.isEmpty() || known == null) {
            throw new Refusal(Refusal.BAD_REQUEST, issues);
        }
        return known;
    }

    private static void checkEntries(List<Issue> issues, Heard heard) {
        Set<String> urls = new HashSet<>();
        List<BundleEntryComponent> entries = heard.bundle().getEntry();
        for (int index = 0; index < entries.size(); index++) {
            BundleEntryComponent entry = entries.get(index);
            String at = "Bundle.entry[" + index + "]";
            require(
                    issues,
                    entry.hasResource(),
                    at + ".resource",
                    "is there: an entry without a resource says nothing");
            require(issues, entry.hasFullUrl(), at + ".fullUrl", "is there, absolute, such as urn:uuid:…");
            require(
                    issues,
                    !entry.hasFullUrl() || urls.add(entry.getFullUrl()),
                    at + ".fullUrl",
                    "is the only one of its kind in the bundle");
        }
        List<Reference> focuses = heard.header().getFocus();
        for (int index = 0; index < focuses.size(); index++) {
            require(
                    issues,
                    urls.contains(String.valueOf(focuses.get(index).getReference())),
                    HEADER + ".focus[" + index + "]",
                    "equals the fullUrl of an entry, character for character");
        }
    }

    private static void require(List<Issue> issues, boolean given, String element, String otherwise) {
        if (!given) {
            issues.add(Issue.of("required", element, otherwise));
        }
    }
}
