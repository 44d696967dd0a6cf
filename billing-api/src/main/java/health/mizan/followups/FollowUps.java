package health.mizan.followups;

import health.mizan.access.Caller;
import health.mizan.adjudications.Adjudications.Taking;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimDoubted;
import health.mizan.claims.ClaimId;
import health.mizan.claims.Claims;
import health.mizan.masterdata.Codes;
import health.mizan.outbox.Outbox;
import health.mizan.remarks.Remark;
import health.mizan.submissions.Hearing;
import health.mizan.submissions.Hearing.Ruled;
import health.mizan.submissions.Hearing.Ruling;
import health.mizan.submissions.Submissions;
import health.mizan.tx.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the billing office does about claims that lie with payers. */
@Service
public class FollowUps {

    private final Claims claims;
    private final Submissions submissions;
    private final Questions questions;
    private final Outbox outbox;
    private final Audit audit;
    private final Tx tx;

    FollowUps(Claims claims, Submissions submissions, Questions questions, Outbox outbox, Audit audit, Tx tx) {
        this.claims = claims;
        this.submissions = submissions;
        this.questions = questions;
        this.outbox = outbox;
        this.audit = audit;
        this.tx = tx;
    }

    /** What became of an attempt to ask the payer. */
    public sealed interface Asking {

        record Done(Question question) implements Asking {}

        /** The claim does not lie with the payer. */
        record NotThere(Claim now) implements Asking {}
    }

    /** What became of an attempt to rule on an answer. */
    public sealed interface Settling {

        record Done(Claim now) implements Settling {}

        /** @param why in words for the office */
        record NotFromHere(String why) implements Settling {}

        /** Its lines or sums do not hold: nobody can take it as it stands. */
        record Unsound(List<Remark> faults) implements Settling {}
    }

    /** Asks the payer where the claim stands, right after the commit. Empty if the caller cannot see it. */
    public Optional<Asking> ask(Caller caller, ClaimId id) {
        return changed(caller, id, "claim.status-asked", claim -> asked(claim, caller.subject()));
    }

    /** In the open transaction. While a question is open there is no other. */
    public Asking ask(ClaimId id, String by) {
        Tx.requireOpen();
        return asked(claims.lock(id), by);
    }

    /**
     * A person rules on an answer that does not fit what was asked: it counts as it stands, or for nothing; then the payer
     * is asked again. The same ruling again does no harm; what was dismissed may be accepted when the payer insists.
     *
     * @param reason why; null only for a dismissal
     * @return empty if the caller cannot see the claim, or nothing of the kind was heard of it
     */
    public Optional<Settling> rule(Caller caller, ClaimId id, UUID answer, Ruling ruling, @Nullable String reason) {
        return changed(
                        caller,
                        id,
                        "claim.answer-" + Codes.code(ruling),
                        claim -> submissions.hearings(id.value()).stream()
                                .filter(heard ->
                                        heard.id().equals(answer) && heard.effect() == Hearing.Effect.DISCREPANT)
                                .findFirst()
                                .map(heard -> settled(claim, heard, new Decree(ruling, reason, caller.subject()))))
                .flatMap(Function.identity());
    }

    /** Dismisses whatever of the claim is in doubt, in the open transaction, and asks the payer again. */
    public void dismissDoubts(ClaimId id, String by) {
        Tx.requireOpen();
        Claim claim = claims.lock(id);
        audit.record(
                new Caller.Self(by),
                Act.done("claim.answer-dismissed", "claim", id)
                        .about(claim.patient())
                        .at(claim.site()));
        doubts(id).forEach(heard -> settled(claim, heard, new Decree(Ruling.DISMISSED, null, by)));
    }

    /** Whether a person must rule on an answer. */
    public boolean isDoubted(ClaimId id) {
        return !doubts(id).isEmpty();
    }

    /** Oldest first. For Mizan's own use, or for who has found the claim. */
    public List<Question> questions(ClaimId id) {
        return questions.of(id);
    }

    /** What a person wants. */
    private record Decree(Ruling ruling, @Nullable String reason, String by) {}

    private List<Hearing> doubts(ClaimId id) {
        return submissions.hearings(id.value()).stream()
                .filter(Hearing::isDoubtful)
                .toList();
    }

    private Settling settled(Claim claim, Hearing heard, Decree decree) {
        Ruled before = heard.ruled();
        if (before != null && before.ruling() == decree.ruling()) {
            return new Settling.Done(claim);
        }
        if (before != null && before.ruling() != Ruling.DISMISSED) {
            return new Settling.NotFromHere("the answer was ruled on: " + Codes.code(before.ruling()));
        }
        return decree.ruling() == Ruling.DISMISSED ? dismissed(claim, heard, decree) : accepted(claim, heard, decree);
    }

    private Settling dismissed(Claim claim, Hearing heard, Decree decree) {
        asked(claim, decree.by());
        return noted(claim, heard, decree);
    }

    private Settling accepted(Claim claim, Hearing heard, Decree decree) {
        if (heard.kind() != Hearing.Kind.DECIDED) {
            return new Settling.NotFromHere("only a decision is accepted as it stands; dismiss this and ask the payer");
        }
        Optional<Taking> taking = claims.accept(claim.id(), heard);
        if (taking.isEmpty()) {
            return new Settling.NotFromHere("the claim is called off: no decision counts for it any more");
        }
        return switch (taking.get()) {
            case Taking.Taken taken -> noted(claim, heard, decree);
            case Taking.Known known -> noted(claim, heard, decree);
            case Taking.Older older -> new Settling.NotFromHere("the payer has decided again since");
            case Taking.Discrepant(List<Remark> faults) -> new Settling.Unsound(faults);
        };
    }

    private Settling noted(Claim claim, Hearing heard, Decree decree) {
        submissions.rule(heard.id(), decree.ruling(), decree.by(), decree.reason());
        claims.touch(claim.id());
        outbox.publish(new ClaimDoubted(claim.id()));
        return new Settling.Done(claims.require(claim.id()));
    }

    private Asking asked(Claim claim, String by) {
        return switch (claim.state()) {
            case SUBMITTED, PENDED, DECIDED, POSTED, REJECTED ->
                submissions
                        .latest(claim.id().value())
                        .<Asking>map(latest -> {
                            claims.touch(claim.id());
                            return new Asking.Done(questions.ask(claim, latest.id(), by));
                        })
                        .orElseGet(() -> new Asking.NotThere(claim));
            case DRAFT, HELD, READY, CANCELLED -> new Asking.NotThere(claim);
        };
    }

    private <T> Optional<T> changed(Caller caller, ClaimId id, String action, Function<Claim, T> change) {
        return tx.get(() -> {
            Optional<Claim> seen = claims.find(caller, id);
            audit.record(
                    caller,
                    seen.map(claim -> Act.done(action, "claim", id)
                                    .about(claim.patient())
                                    .at(claim.site()))
                            .orElseGet(() -> Act.refused(action, "claim", id)));
            return seen.map(claim -> change.apply(claims.lock(id)));
        });
    }
}
