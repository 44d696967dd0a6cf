package health.mizan.fhir.nphies;

import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What surrounds every message we send (reference: nphies guide 6.3, rules BV-00126, 221, 225, 341).
 */
public final class Envelope {

    private final UUID bundle;
    private final UUID header;
    private final ZonedDateTime at;
    private final String event;
    private final Licence sender;
    private final Licence receiver;

    /**
     * @param bundle id of the bundle
     * @param header id of the message, which its answer repeats
     * @param event  a code of the dialect's events, such as {@code claim-request}
     */
    public Envelope(UUID bundle, UUID header, ZonedDateTime at, String event, Licence sender, Licence receiver) {
        this.bundle = bundle;
        this.header = header;
        this.at = at;
        this.event = event;
        this.sender = sender;
        this.receiver = receiver;
    }

    public Licence sender() {
        return sender;
    }

    public Licence receiver() {
        return receiver;
    }

    ZonedDateTime at() {
        return at;
    }

    /** @param others what the focus refers to, in a fixed order */
    Bundle around(Resource focus, List<? extends Resource> others) {
        Bundle message = Nphies.profiled(new Bundle(), "bundle");
        message.setId(bundle.toString());
        message.setType(BundleType.MESSAGE);
        InstantType timestamp = new InstantType(Date.from(at.toInstant()));
        timestamp.setTimeZone(TimeZone.getTimeZone(at.getZone()));
        message.setTimestampElement(timestamp);
        add(message, head(focus));
        add(message, focus);
        others.forEach(other -> add(message, other));
        return message;
    }

    private MessageHeader head(Resource focus) {
        MessageHeader head = Nphies.profiled(new MessageHeader(), "message-header");
        head.setId(header.toString());
        head.setEvent(new Coding().setSystem(Nphies.EVENTS).setCode(event));
        head.addDestination().setEndpoint(receiver.endpoint()).setReceiver(organization(receiver));
        head.setSender(organization(sender));
        head.getSource().setEndpoint(sender.endpoint());
        head.addFocus(to(focus));
        return head;
    }

    static Identifier identifier(Licence licence) {
        return new Identifier().setSystem(licence.system()).setValue(licence.value());
    }

    private static Reference organization(Licence licence) {
        return new Reference().setType("Organization").setIdentifier(identifier(licence));
    }

    /** Equal to the entry's fullUrl character for character (RE-00169). */
    static Reference to(Resource resource) {
        return new Reference("urn:uuid:" + resource.getIdElement().getIdPart());
    }

    private static void add(Bundle message, Resource resource) {
        message.addEntry()
                .setFullUrl("urn:uuid:" + resource.getIdElement().getIdPart())
                .setResource(resource);
    }
}
