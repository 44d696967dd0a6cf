package health.mizan.fhir.payer;

import ca.uhn.fhir.context.FhirContext;
import health.mizan.beats.Answer;
import health.mizan.discoveries.Discovered;
import health.mizan.discoveries.DiscoveryEnquiry;
import health.mizan.discoveries.PayerDiscovery;
import health.mizan.fhir.answers.DiscoveryReading;
import health.mizan.fhir.nphies.Between;
import health.mizan.fhir.nphies.DiscoveryMessage;
import health.mizan.fhir.nphies.Envelope;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.outbound.Payload;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks payers by message whom they cover. */
@Component
class DiscoveryMessages implements PayerDiscovery {

    private final Dossiers dossiers;
    private final PayerMessageStore store;
    private final PayerLink link;
    private final PayerLink.Stamp stamp;
    private final FhirContext context;

    DiscoveryMessages(
            Dossiers dossiers, PayerMessageStore store, PayerLink link, PayerLink.Stamp stamp, FhirContext context) {
        this.dossiers = dossiers;
        this.store = store;
        this.link = link;
        this.stamp = stamp;
        this.context = context;
    }

    @Override
    public Answer<Discovered> ask(DiscoveryEnquiry enquiry) {
        try {
            SentMessage message = link.kept(enquiry.key(), () -> message(enquiry));
            return link.exchange(message, dossiers.receiverFor(enquiry.payer()), DiscoveryReading::of);
        } catch (MessageFault cannotBeSaid) {
            return new Answer.Refused<>(cannotBeSaid.what());
        }
    }

    @Override
    public void erase(String key) {
        store.erase(key);
    }

    private SentMessage message(DiscoveryEnquiry enquiry) {
        Between between = dossiers.between(enquiry.payer(), enquiry.facility());
        UUID bundle = stamp.ids().next();
        UUID header = stamp.ids().next();
        Envelope envelope = new Envelope(
                bundle,
                header,
                stamp.clock().instant().atZone(between.facility().timeZone()),
                DiscoveryMessage.EVENT,
                between.provider(),
                between.receiver());
        return new SentMessage(
                header,
                enquiry.key(),
                bundle,
                enquiry.payer(),
                DiscoveryMessage.EVENT,
                enquiry.key(),
                Payload.of(context.newJsonParser()
                        .encodeResourceToString(DiscoveryMessage.of(enquiry, between, envelope))));
    }
}
