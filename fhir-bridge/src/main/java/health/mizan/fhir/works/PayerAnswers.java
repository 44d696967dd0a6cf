package health.mizan.fhir.works;

import health.mizan.beats.Answer;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimSubmission;
import health.mizan.claims.Claims;
import health.mizan.fhir.answers.ClaimReading;
import health.mizan.fhir.messages.MessageEvent;
import health.mizan.fhir.messages.MessageWork;
import health.mizan.fhir.messages.Received;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.outbox.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.springframework.stereotype.Component;

/**
 * Answers to claims that come later than the call that sent them, however often and in whichever order. They name no
 * message of ours: the claim's number ties them to a submission (BV-00248).
 */
@Component
class PayerAnswers implements MessageWork {

    private static final String AT = "Bundle.entry.resource.ofType(ClaimResponse)";

    private final Claims claims;
    private final SentClaims sent;

    PayerAnswers(Claims claims, SentClaims sent) {
        this.claims = claims;
        this.sent = sent;
    }

    @Override
    public Set<MessageEvent> events() {
        return Set.of(MessageEvent.CLAIM_RESPONSE);
    }

    @Override
    public Worked work(Received message) {
        ClaimResponse response = message.heard()
                .first(ClaimResponse.class)
                .orElseThrow(() -> Refusal.of(
                        Refusal.UNPROCESSABLE, "required", "Bundle.entry", "a claim-response carries a ClaimResponse"));
        ClaimSubmission submission = sent.named(
                        message.sender(), response.getRequest().getIdentifier())
                .orElseThrow(PayerAnswers::unknownClaim);
        List<Integer> lines =
                submission.lines().stream().map(ClaimSubmission.Line::sequence).toList();
        claims.answered(submission.id(), reply(message, lines));
        return new Worked(
                List.of("claim response taken for " + submission.id()),
                Optional.of(Subject.of("claim-submission", submission.id())));
    }

    private static ClaimReply reply(Received message, List<Integer> lines) {
        if (ClaimReading.of(message.heard(), lines) instanceof Answer.Done<ClaimReply>(ClaimReply reply)) {
            return reply;
        }
        throw Refusal.of(
                Refusal.UNPROCESSABLE, "business-rule", AT + ".error", "tells of the message, not of the claim");
    }

    private static Refusal unknownClaim() {
        return Refusal.of(
                Refusal.UNPROCESSABLE,
                "not-found",
                AT + ".request.identifier",
                "is the identifier of a claim that was sent to this payer, with its system");
    }
}
