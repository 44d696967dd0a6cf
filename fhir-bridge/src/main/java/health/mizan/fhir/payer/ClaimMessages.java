package health.mizan.fhir.payer;

import ca.uhn.fhir.context.FhirContext;
import health.mizan.beats.Answer;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimSubmission;
import health.mizan.claims.PayerClaims;
import health.mizan.fhir.answers.ClaimReading;
import health.mizan.fhir.nphies.ClaimMessage;
import health.mizan.fhir.nphies.Envelope;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.fhir.nphies.Parties;
import health.mizan.outbound.Payload;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Sends claims to payers by message. */
@Component
class ClaimMessages implements PayerClaims {

    private final Dossiers dossiers;
    private final Treatments treatments;
    private final PayerLink link;
    private final PayerLink.Stamp stamp;
    private final FhirContext context;

    ClaimMessages(
            Dossiers dossiers, Treatments treatments, PayerLink link, PayerLink.Stamp stamp, FhirContext context) {
        this.dossiers = dossiers;
        this.treatments = treatments;
        this.link = link;
        this.stamp = stamp;
        this.context = context;
    }

    @Override
    public Answer<ClaimReply> submit(ClaimSubmission submission) {
        try {
            SentMessage message = link.kept(key(submission.id()), () -> message(submission));
            List<Integer> lines = submission.lines().stream()
                    .map(ClaimSubmission.Line::sequence)
                    .toList();
            return link.exchange(
                    message,
                    dossiers.receiverFor(submission.payer()),
                    heard -> ClaimReading.of(heard, submission.id(), lines));
        } catch (MessageFault cannotBeSaid) {
            return new Answer.Refused<>(cannotBeSaid.what());
        }
    }

    /** The identical message again: the payer answers it from its store, or works on it if it never came (guide 6.4). */
    @Override
    public Answer<ClaimReply> inquire(ClaimSubmission submission) {
        return submit(submission);
    }

    static String key(UUID submission) {
        return "claim-" + submission;
    }

    private SentMessage message(ClaimSubmission submission) {
        Parties parties = dossiers.parties(
                submission.patient(), submission.coverage(), submission.payer(), submission.facility());
        UUID bundle = stamp.ids().next();
        UUID header = stamp.ids().next();
        Envelope envelope = new Envelope(
                bundle,
                header,
                stamp.clock().instant().atZone(parties.facility().timeZone()),
                ClaimMessage.EVENT,
                parties.provider(),
                parties.receiver());
        Bundle message = ClaimMessage.of(submission, treatments.of(submission), parties, envelope);
        return new SentMessage(
                header,
                key(submission.id()),
                bundle,
                submission.payer(),
                ClaimMessage.EVENT,
                submission.id().toString(),
                Payload.of(context.newJsonParser().encodeResourceToString(message)));
    }
}
