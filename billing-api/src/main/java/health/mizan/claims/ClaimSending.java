package health.mizan.claims;

import health.mizan.beats.Answer;
import health.mizan.beats.Beats;
import health.mizan.beats.Intent;
import health.mizan.beats.RemoteCall;
import health.mizan.beats.RemoteKind;
import health.mizan.bills.Bill;
import health.mizan.bills.Bills;
import health.mizan.claims.ClaimState.Happening;
import health.mizan.outbox.Subject;
import health.mizan.remarks.Remark;
import health.mizan.submissions.Submission;
import health.mizan.submissions.Submissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How a claim is sent. A submission is one message with one key, however often it has to be sent. */
@Component
class ClaimSending implements RemoteKind<ClaimReply> {

    /** NPHIES answers or gives up within 60 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(65);

    private static final String NO_CONNECTION = "no-electronic-connection";

    private final ObjectProvider<PayerClaims> connectors;
    private final ClaimStore store;
    private final Submissions submissions;
    private final Bills bills;
    private final ClaimAnswers answers;
    private final Beats beats;

    ClaimSending(
            ObjectProvider<PayerClaims> connectors,
            ClaimStore store,
            Submissions submissions,
            Bills bills,
            ClaimAnswers answers,
            Beats beats) {
        this.connectors = connectors;
        this.store = store;
        this.submissions = submissions;
        this.bills = bills;
        this.answers = answers;
        this.beats = beats;
    }

    /** Prepares the call in the open transaction; empty if the claim may not go out now. */
    Optional<Submission> send(Claim claim) {
        Optional<ClaimState> next = claim.state().on(Happening.SUBMITTED);
        Bill bill = bills.require(claim.bill());
        if (next.isEmpty() || !ClaimPreparing.unsendable(bill).isEmpty()) {
            return Optional.empty();
        }
        Submission submission = submissions.next(claim.id().value(), bill.id());
        store.update(claim.id(), next.get(), bill.id(), List.of());
        beats.prepare(
                this,
                new Intent(
                        ClaimAnswers.key(submission.id()),
                        "payer." + claim.payer(),
                        Subject.of("claim-submission", submission.id())));
        return Optional.of(submission);
    }

    @Override
    public String name() {
        return "payer.claim";
    }

    @Override
    public Duration timeout() {
        return PATIENCE;
    }

    @Override
    public Answer<ClaimReply> ask(RemoteCall call) {
        return message(call)
                .map(message -> connectorFor(message).map(connector -> connector.submit(message)))
                .flatMap(answer -> answer)
                .orElseGet(() -> new Answer.Refused<>(NO_CONNECTION));
    }

    @Override
    public Answer<ClaimReply> inquire(RemoteCall call) {
        return message(call)
                .map(message -> connectorFor(message).map(connector -> connector.inquire(message)))
                .flatMap(answer -> answer)
                .orElseGet(() -> new Answer.Unknown<>(NO_CONNECTION));
    }

    @Override
    public void settle(RemoteCall call, Answer<ClaimReply> answer) {
        UUID submission = UUID.fromString(call.subject().id());
        switch (answer) {
            case Answer.Done<ClaimReply>(ClaimReply reply) -> answers.heard(submission, reply);
            case Answer.Refused<ClaimReply>(String reason) -> answers.unsent(submission, unsent(reason));
            // Looked after by the call itself: sent again, or asked about.
            case Answer.NotSent<ClaimReply> later -> {}
            case Answer.Unknown<ClaimReply> later -> {}
        }
    }

    private static Remark unsent(String reason) {
        return reason.equals(NO_CONNECTION)
                ? Remark.of(Remark.Kind.NO_CONNECTION)
                : Remark.quoting(Remark.Kind.NOT_SENT, reason);
    }

    private Optional<ClaimSubmission> message(RemoteCall call) {
        return submissions.find(UUID.fromString(call.subject().id())).map(this::message);
    }

    private ClaimSubmission message(Submission submission) {
        Claim claim = store.byId(new ClaimId(submission.claim())).orElseThrow();
        return ClaimStore.message(submission, claim, bills.require(submission.bill()));
    }

    private Optional<PayerClaims> connectorFor(ClaimSubmission message) {
        return connectors
                .orderedStream()
                .filter(connector -> connector.serves(message.payer()))
                .findFirst();
    }

    /** For projections of what was sent. */
    Optional<ClaimSubmission> sent(UUID submission) {
        return submissions.find(submission).map(this::message);
    }
}
