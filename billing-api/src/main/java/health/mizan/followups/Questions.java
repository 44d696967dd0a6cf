package health.mizan.followups;

import health.mizan.beats.Answer;
import health.mizan.beats.Beats;
import health.mizan.beats.Intent;
import health.mizan.beats.RemoteCall;
import health.mizan.beats.RemoteKind;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimSubmission;
import health.mizan.claims.Claims;
import health.mizan.claims.PayerClaims;
import health.mizan.followups.Question.Outcome;
import health.mizan.ids.Ids;
import health.mizan.outbox.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How a payer is asked where a claim stands. To ask again does no harm, so an unclear asking is simply repeated. */
@Component
class Questions implements RemoteKind<ClaimReply> {

    /** The question, and then perhaps the claim's own message, at 65 s each. */
    private static final Duration PATIENCE = Duration.ofSeconds(135);

    private final QuestionStore store;
    private final ObjectProvider<PayerClaims> connectors;
    private final Claims claims;
    private final Beats beats;
    private final Ids ids;
    private final Clock clock;

    Questions(
            QuestionStore store,
            ObjectProvider<PayerClaims> connectors,
            Claims claims,
            Beats beats,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.connectors = connectors;
        this.claims = claims;
        this.beats = beats;
        this.ids = ids;
        this.clock = clock;
    }

    /** Prepares the question in the open transaction, or gives the one that is open. */
    Question ask(Claim claim, UUID submission, String by) {
        Question question = new Question(ids.next(), claim.id(), submission, by, now(), null, null);
        if (!store.insert(question)) {
            return store.open(submission).orElse(question);
        }
        beats.prepare(
                this,
                new Intent(
                        "claim-status-" + question.id(),
                        "payer." + claim.payer(),
                        Subject.of("claim-question", question.id())));
        return question;
    }

    /** Oldest first. */
    List<Question> of(ClaimId claim) {
        return store.of(claim);
    }

    @Override
    public String name() {
        return "payer.claim-status";
    }

    @Override
    public Duration timeout() {
        return PATIENCE;
    }

    @Override
    public Answer<ClaimReply> ask(RemoteCall call) {
        Question question = question(call);
        ClaimSubmission message = claims.message(question.submission()).orElseThrow();
        Optional<PayerClaims> connector = connectors
                .orderedStream()
                .filter(each -> each.serves(message.payer()))
                .findFirst();
        return connector.isPresent()
                ? connector.get().follow(message, question.id())
                : new Answer.Refused<>("no-electronic-connection");
    }

    @Override
    public Answer<ClaimReply> inquire(RemoteCall call) {
        return ask(call);
    }

    @Override
    public void settle(RemoteCall call, Answer<ClaimReply> answer) {
        Question question = question(call);
        switch (answer) {
            case Answer.Done<ClaimReply>(ClaimReply reply) -> {
                claims.answered(question.submission(), reply);
                store.answered(question.id(), outcome(reply), now());
            }
            case Answer.Refused<ClaimReply> refused -> store.answered(question.id(), Outcome.NOT_ASKED, now());
            // Looked after by the call itself: asked again.
            case Answer.NotSent<ClaimReply> later -> {}
            case Answer.Unknown<ClaimReply> later -> {}
        }
    }

    private Question question(RemoteCall call) {
        return store.find(UUID.fromString(call.subject().id())).orElseThrow();
    }

    private static Outcome outcome(ClaimReply reply) {
        return switch (reply) {
            case ClaimReply.Pended pended -> Outcome.PENDING;
            case ClaimReply.Decided decided -> Outcome.DECIDED;
            case ClaimReply.Rejected rejected -> Outcome.REJECTED;
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
