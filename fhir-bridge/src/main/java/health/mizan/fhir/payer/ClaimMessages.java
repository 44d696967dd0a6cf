package health.mizan.fhir.payer;

import ca.uhn.fhir.context.FhirContext;
import health.mizan.beats.Answer;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimSubmission;
import health.mizan.claims.PayerClaims;
import health.mizan.fhir.answers.ClaimReading;
import health.mizan.fhir.answers.StatusReading;
import health.mizan.fhir.nphies.ClaimMessage;
import health.mizan.fhir.nphies.Envelope;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.fhir.nphies.Parties;
import health.mizan.fhir.nphies.StatusMessage;
import health.mizan.outbound.Payload;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
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

    /**
     * Where the claim stands is asked first, which costs the payer nothing. Unless it says that it has the claim and will
     * decide, the claim's own message draws its answer out: the latest one there is.
     */
    @Override
    public Answer<ClaimReply> follow(ClaimSubmission submission, UUID question) {
        Answer<Optional<ClaimReply.Pended>> standing;
        try {
            SentMessage message = link.kept(statusKey(question), () -> message(submission, question));
            standing = link.exchange(message, dossiers.receiverFor(submission.payer()), StatusReading::of);
        } catch (MessageFault cannotBeSaid) {
            return new Answer.Refused<>(cannotBeSaid.what());
        }
        return switch (standing) {
            case Answer.Done<Optional<ClaimReply.Pended>>(Optional<ClaimReply.Pended> pended) ->
                pended.<Answer<ClaimReply>>map(Answer.Done::new).orElseGet(() -> submit(submission));
            case Answer.Refused<Optional<ClaimReply.Pended>>(String reason) -> new Answer.Refused<>(reason);
            case Answer.NotSent<Optional<ClaimReply.Pended>>(String why) -> new Answer.NotSent<>(why);
            case Answer.Unknown<Optional<ClaimReply.Pended>>(String what) -> new Answer.Unknown<>(what);
        };
    }

    static String key(UUID submission) {
        return "claim-" + submission;
    }

    private static String statusKey(UUID question) {
        return "claim-status-" + question;
    }

    private SentMessage message(ClaimSubmission submission) {
        return message(
                submission,
                ClaimMessage.EVENT,
                key(submission.id()),
                submission.id(),
                (parties, envelope) -> ClaimMessage.of(submission, treatments.of(submission), parties, envelope));
    }

    private SentMessage message(ClaimSubmission submission, UUID question) {
        return message(
                submission,
                StatusMessage.EVENT,
                statusKey(question),
                question,
                (parties, envelope) -> StatusMessage.of(submission, question, parties, envelope));
    }

    private SentMessage message(
            ClaimSubmission submission,
            String event,
            String key,
            UUID number,
            BiFunction<Parties, Envelope, Bundle> content) {
        Parties parties = dossiers.parties(
                submission.patient(), submission.coverage(), submission.payer(), submission.facility());
        UUID bundle = stamp.ids().next();
        UUID header = stamp.ids().next();
        Envelope envelope = new Envelope(
                bundle,
                header,
                stamp.clock().instant().atZone(parties.facility().timeZone()),
                event,
                parties.provider(),
                parties.receiver());
        return new SentMessage(
                header,
                key,
                bundle,
                submission.payer(),
                event,
                number.toString(),
                Payload.of(context.newJsonParser().encodeResourceToString(content.apply(parties, envelope))));
    }
}
