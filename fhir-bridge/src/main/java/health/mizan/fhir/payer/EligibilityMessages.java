package health.mizan.fhir.payer;

import ca.uhn.fhir.context.FhirContext;
import health.mizan.beats.Answer;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityEnquiry;
import health.mizan.eligibility.PayerEligibility;
import health.mizan.fhir.answers.EligibilityReading;
import health.mizan.fhir.nphies.EligibilityMessage;
import health.mizan.fhir.nphies.Envelope;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.fhir.nphies.Parties;
import health.mizan.outbound.Payload;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Asks payers about cover by message. */
@Component
class EligibilityMessages implements PayerEligibility {

    private final Dossiers dossiers;
    private final PayerLink link;
    private final PayerLink.Stamp stamp;
    private final FhirContext context;

    EligibilityMessages(Dossiers dossiers, PayerLink link, PayerLink.Stamp stamp, FhirContext context) {
        this.dossiers = dossiers;
        this.link = link;
        this.stamp = stamp;
        this.context = context;
    }

    @Override
    public Answer<EligibilityAnswer> ask(EligibilityEnquiry enquiry) {
        try {
            SentMessage message = link.kept(enquiry.key(), () -> message(enquiry));
            return link.exchange(message, dossiers.receiverFor(enquiry.payer()), EligibilityReading::of);
        } catch (MessageFault cannotBeSaid) {
            return new Answer.Refused<>(cannotBeSaid.what());
        }
    }

    private SentMessage message(EligibilityEnquiry enquiry) {
        Parties parties = dossiers.parties(enquiry.patient(), enquiry.coverage(), enquiry.payer(), enquiry.facility());
        UUID bundle = stamp.ids().next();
        UUID header = stamp.ids().next();
        Envelope envelope = new Envelope(
                bundle,
                header,
                stamp.clock().instant().atZone(parties.facility().timeZone()),
                EligibilityMessage.EVENT,
                parties.provider(),
                parties.receiver());
        Bundle message = EligibilityMessage.of(enquiry, parties, envelope);
        return new SentMessage(
                header,
                enquiry.key(),
                bundle,
                enquiry.payer(),
                EligibilityMessage.EVENT,
                EligibilityMessage.numberOf(enquiry),
                Payload.of(context.newJsonParser().encodeResourceToString(message)));
    }
}
