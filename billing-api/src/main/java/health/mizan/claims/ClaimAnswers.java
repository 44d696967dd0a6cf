package health.mizan.claims;

import health.mizan.adjudications.Adjudications;
import health.mizan.adjudications.Adjudications.Taking;
import health.mizan.adjudications.Answered;
import health.mizan.adjudications.Asked;
import health.mizan.adjudications.DecidedLine;
import health.mizan.adjudications.Decision;
import health.mizan.adjudications.Verdict;
import health.mizan.beats.Beats;
import health.mizan.beats.CallState;
import health.mizan.bills.Bill;
import health.mizan.bills.Bills;
import health.mizan.claims.ClaimState.Happening;
import health.mizan.outbox.Outbox;
import health.mizan.remarks.Remark;
import health.mizan.submissions.Hearing;
import health.mizan.submissions.Submission;
import health.mizan.submissions.Submissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What payers answer, by whichever door, in whichever order, however often. Locks the call before the claim, as the
 * settling of a call does.
 */
@Component
class ClaimAnswers {

    private static final Logger log = LoggerFactory.getLogger(ClaimAnswers.class);

    private final ClaimStore store;
    private final Submissions submissions;
    private final Bills bills;
    private final Adjudications adjudications;
    private final Beats beats;
    private final Outbox outbox;

    ClaimAnswers(
            ClaimStore store,
            Submissions submissions,
            Bills bills,
            Adjudications adjudications,
            Beats beats,
            Outbox outbox) {
        this.store = store;
        this.submissions = submissions;
        this.bills = bills;
        this.adjudications = adjudications;
        this.beats = beats;
        this.outbox = outbox;
    }

    static String key(UUID submission) {
        return "claim-" + submission;
    }

    /** What an answer does. {@code state} is null if it does nothing. */
    private record Effect(
            Hearing.Effect kind, @Nullable ClaimState state, List<Remark> why, List<Hearing.Fault> faults) {

        static Effect to(ClaimState state) {
            return new Effect(Hearing.Effect.TAKEN, state, List.of(), List.of());
        }

        static Effect none(Remark.Kind why) {
            return new Effect(Hearing.Effect.IGNORED, null, List.of(Remark.of(why)), List.of());
        }

        static Effect discrepancy(Remark.Kind why) {
            return discrepancy(List.of(Remark.of(why)));
        }

        static Effect discrepancy(List<Remark> why) {
            return new Effect(Hearing.Effect.DISCREPANT, null, why, List.of());
        }
    }

    Claim heard(UUID id, ClaimReply reply) {
        Submission submission = submissions.find(id).orElseThrow();
        beats.learned(key(id), CallState.SUCCEEDED);
        Claim claim = store.lock(new ClaimId(submission.claim())).orElseThrow();
        String content = reply.toString();
        if (submissions.heard(id, content)) {
            return claim;
        }
        Effect effect = effect(claim, submission, reply);
        UUID answer = submissions.note(
                id, content, kindOf(reply), reply.payerReference(), effect.kind(), effect.why(), effect.faults());
        if (reply instanceof ClaimReply.Decided decided) {
            switch (effect.kind()) {
                case TAKEN -> overtakeDoubts(claim, decided);
                case DISCREPANT -> adjudications.doubt(answer, heard(claim, submission, decided));
                case IGNORED -> {}
            }
        }
        return apply(claim, submission, effect);
    }

    /** Takes the decision of an answer that did not fit, because a person says so; empty if the claim is called off. */
    Optional<Taking> accept(Claim claim, Hearing answer) {
        return claim.state().on(Happening.ACCEPTED).map(next -> {
            Submission submission = submissions.find(answer.submission()).orElseThrow();
            Taking taking = adjudications.accept(answer.id(), asked(submission));
            if (taking instanceof Taking.Taken) {
                apply(claim, submission, Effect.to(next));
            }
            return taking;
        });
    }

    /** The message could certainly not be brought to the payer: the biller may try again, with a new one. */
    void unsent(UUID id, Remark why) {
        Submission submission = submissions.find(id).orElseThrow();
        Claim claim = store.lock(new ClaimId(submission.claim())).orElseThrow();
        Optional<ClaimState> next = claim.state().on(Happening.NOT_SENT);
        if (next.isEmpty() || submissions.heard(id, why.toString()) || !isLatest(claim, submission)) {
            return;
        }
        submissions.note(id, why.toString(), Hearing.Kind.UNSENT, "", Hearing.Effect.TAKEN, List.of(), List.of());
        store.update(claim.id(), next.get(), claim.bill(), List.of(why));
        log.warn("claim.not-sent claim={} submission={}", claim.id(), id);
        outbox.publish(new ClaimAnswered(claim.id()));
    }

    /** Posts the decision that waits for it; does nothing if none does. */
    Claim post(Claim claim) {
        Optional<ClaimState> next = claim.state().on(Happening.POSTED);
        if (next.isEmpty()) {
            return claim;
        }
        Decision decision = adjudications.latest(claim.id().value()).orElseThrow();
        Bill bill = bills.require(
                submissions.find(decision.submission()).orElseThrow().bill());
        adjudications.post(claim.id().value(), bill);
        store.update(claim.id(), next.get(), claim.bill(), List.of());
        outbox.publish(new ClaimPosted(claim.id(), claim.financialCase()));
        log.info("claim.posted claim={} decision={}", claim.id(), decision.number());
        return store.byId(claim.id()).orElseThrow();
    }

    List<Claim.Line> lines(Claim claim) {
        Map<UUID, DecidedLine> decided =
                adjudications.latest(claim.id().value()).map(Decision::lines).orElseGet(List::of).stream()
                        .collect(Collectors.toMap(DecidedLine::charge, Function.identity()));
        return bills.require(claim.bill()).lines().stream()
                .map(line -> Claim.Line.of(line, decided.get(line.charge().value())))
                .toList();
    }

    List<Submission> submissions(ClaimId id) {
        return submissions.of(id.value());
    }

    List<Hearing> hearings(ClaimId id) {
        return submissions.hearings(id.value());
    }

    List<Decision> decisions(ClaimId id) {
        return adjudications.all(id.value());
    }

    private Claim apply(Claim claim, Submission submission, Effect effect) {
        if (effect.state() != null) {
            store.update(claim.id(), effect.state(), claim.bill(), problemsOf(effect));
            outbox.publish(new ClaimAnswered(claim.id()));
            log.info("claim.answered claim={} submission={} state={}", claim.id(), submission.id(), effect.state());
            if (claim.state() == ClaimState.POSTED) {
                // Nobody waits for a payer that decides once more: the books follow at once.
                return post(store.byId(claim.id()).orElseThrow());
            }
        } else {
            store.touch(claim.id());
        }
        if (effect.kind() == Hearing.Effect.DISCREPANT) {
            outbox.publish(new ClaimDoubted(claim.id()));
            log.error("claim.discrepancy claim={} submission={}", claim.id(), submission.id());
        }
        return store.byId(claim.id()).orElseThrow();
    }

    private static List<Remark> problemsOf(Effect effect) {
        return effect.faults().isEmpty()
                ? List.of()
                : List.of(Remark.quoting(
                        Remark.Kind.REJECTED,
                        effect.faults().stream().map(Hearing.Fault::code).collect(Collectors.joining(", "))));
    }

    private Effect effect(Claim claim, Submission submission, ClaimReply reply) {
        boolean latest = isLatest(claim, submission);
        return switch (reply) {
            case ClaimReply.Pended pended ->
                !latest
                        ? Effect.none(Remark.Kind.SUBMITTED_SINCE)
                        : claim.state()
                                .on(Happening.PENDED)
                                .map(Effect::to)
                                .orElseGet(() -> Effect.none(
                                        claim.state() == ClaimState.PENDED
                                                ? Remark.Kind.STILL_PENDED
                                                : Remark.Kind.PAST_WAITING));
            case ClaimReply.Rejected rejected ->
                !latest
                        ? Effect.none(Remark.Kind.SUBMITTED_SINCE)
                        : claim.state()
                                .on(Happening.REJECTED)
                                .map(next -> new Effect(Hearing.Effect.TAKEN, next, List.of(), faults(rejected)))
                                .orElseGet(() -> Effect.discrepancy(Remark.Kind.REJECTED_AFTER_DECISION));
            case ClaimReply.Decided decided ->
                latest ? decided(claim, submission, decided) : Effect.discrepancy(Remark.Kind.SUBMISSION_REPLACED);
        };
    }

    private Effect decided(Claim claim, Submission submission, ClaimReply.Decided decided) {
        Optional<ClaimState> next = claim.state().on(Happening.DECIDED);
        if (next.isEmpty()) {
            return Effect.discrepancy(Remark.Kind.DECIDED_TOO_LATE);
        }
        return switch (adjudications.take(heard(claim, submission, decided), asked(submission))) {
            case Taking.Taken taken -> Effect.to(next.get());
            case Taking.Known known -> Effect.none(Remark.Kind.SAID_BEFORE);
            case Taking.Older older -> Effect.none(Remark.Kind.DECIDED_SINCE);
            case Taking.Discrepant(List<Remark> faults) -> Effect.discrepancy(faults);
        };
    }

    private List<Asked> asked(Submission submission) {
        return bills.require(submission.bill()).lines().stream()
                .map(line -> new Asked(line.sequence(), line.charge().value(), line.list(), line.net()))
                .toList();
    }

    /** What the payer said before does not matter any more. */
    private void overtakeDoubts(Claim claim, ClaimReply.Decided decided) {
        List<Hearing> overtaken = submissions.hearings(claim.id().value()).stream()
                .filter(Hearing::isDoubtful)
                .filter(doubt -> adjudications.isOvertaken(doubt.id(), decided.issued()))
                .toList();
        overtaken.forEach(doubt -> submissions.rule(doubt.id(), Hearing.Ruling.OVERTAKEN, "claims", null));
        if (!overtaken.isEmpty()) {
            outbox.publish(new ClaimDoubted(claim.id()));
        }
    }

    private static Adjudications.Heard heard(Claim claim, Submission submission, ClaimReply.Decided decided) {
        return new Adjudications.Heard(
                claim.id().value(),
                submission.id(),
                decided.payerReference(),
                decided.issued(),
                decided.disposition(),
                decided.lines().stream()
                        .map(line -> new Answered(
                                line.sequence(),
                                Verdict.valueOf(line.verdict().name()),
                                line.allowed(),
                                line.benefit(),
                                line.tax(),
                                line.patientShare(),
                                line.reason(),
                                line.memberLiable()))
                        .toList());
    }

    private boolean isLatest(Claim claim, Submission submission) {
        return submissions.latest(claim.id().value()).filter(submission::equals).isPresent();
    }

    private static Hearing.Kind kindOf(ClaimReply reply) {
        return switch (reply) {
            case ClaimReply.Pended pended -> Hearing.Kind.PENDED;
            case ClaimReply.Decided decided -> Hearing.Kind.DECIDED;
            case ClaimReply.Rejected rejected -> Hearing.Kind.REJECTED;
        };
    }

    private static List<Hearing.Fault> faults(ClaimReply.Rejected rejected) {
        return rejected.faults().stream()
                .map(fault -> new Hearing.Fault(fault.code(), fault.text(), fault.at()))
                .toList();
    }
}
