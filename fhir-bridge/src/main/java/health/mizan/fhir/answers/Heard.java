package health.mizan.fhir.answers;

import health.mizan.fhir.nphies.MessageFault;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/** A message as it was understood. */
public final class Heard {

    private final Bundle bundle;
    private final MessageHeader header;

    private Heard(Bundle bundle, MessageHeader header) {
        this.bundle = bundle;
        this.header = header;
    }

    public Bundle bundle() {
        return bundle;
    }

    public MessageHeader header() {
        return header;
    }

    /** @throws MessageFault if it does not look like a message (rules FR-00012, BV-00126) */
    static Heard of(Bundle bundle) {
        if (bundle.getType() != BundleType.MESSAGE) {
            throw new MessageFault("Bundle.type", "must be message");
        }
        if (!bundle.hasEntry() || !(bundle.getEntryFirstRep().getResource() instanceof MessageHeader header)) {
            throw new MessageFault("Bundle.entry[0].resource", "must be a MessageHeader");
        }
        return new Heard(bundle, header);
    }

    /** An error without a message around it, as a gateway answers what it could not read. */
    static Heard bare(OperationOutcome outcome) {
        Bundle bundle = new Bundle().setType(BundleType.MESSAGE);
        MessageHeader header = new MessageHeader();
        header.getResponse().setCode(MessageHeader.ResponseType.FATALERROR);
        bundle.addEntry().setResource(header);
        bundle.addEntry().setResource(outcome);
        return new Heard(bundle, header);
    }

    /** The first resource of a type. */
    public <R extends Resource> Optional<R> first(Class<R> type) {
        return all(type).stream().findFirst();
    }

    public <R extends Resource> List<R> all(Class<R> type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Whether it says that it answers the message of this id; true where it says nothing. */
    public boolean answers(String messageHeaderId) {
        String answered = header.getResponse().getIdentifier();
        return answered == null || answered.replaceFirst("^urn:uuid:|^.*/", "").equalsIgnoreCase(messageHeaderId);
    }

    /** The event's code; empty for one that is not of the dialect. */
    public Optional<String> event() {
        return header.hasEventCoding()
                ? Optional.ofNullable(header.getEventCoding().getCode())
                : Optional.empty();
    }
}
