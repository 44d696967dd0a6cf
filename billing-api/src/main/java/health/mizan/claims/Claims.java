package health.mizan.claims;

import health.mizan.access.Caller;
import health.mizan.adjudications.Adjudications.Taking;
import health.mizan.adjudications.Decision;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.billchecks.ClaimScrubber.Finding;
import health.mizan.cases.CaseId;
import health.mizan.claims.ClaimState.Happening;
import health.mizan.submissions.Hearing;
import health.mizan.submissions.Submission;
import health.mizan.tx.Tx;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Claims to payers. Every change to one is in line behind its row lock. */
@Service
public class Claims {

    private final ClaimStore store;
    private final ClaimPreparing preparing;
    private final ClaimSending sending;
    private final ClaimAnswers answers;
    private final Audit audit;
    private final Tx tx;

    Claims(ClaimStore store, ClaimPreparing preparing, ClaimSending sending, ClaimAnswers answers, Audit audit, Tx tx) {
        this.store = store;
        this.preparing = preparing;
        this.sending = sending;
        this.answers = answers;
        this.audit = audit;
        this.tx = tx;
    }

    /**
     * Which claims are listed; null components mean any.
     *
     * @param payer   a payer's code
     * @param problem true for those that need somebody to look
     */
    public record Filter(
            @Nullable ClaimState state,
            @Nullable String payer,
            @Nullable UUID patient,
            @Nullable UUID financialCase,
            @Nullable Boolean problem) {}

    /** @param mayGo whether it may be submitted now */
    public record Checked(Claim claim, boolean mayGo, List<Finding> findings) {}

    /** What became of an attempt to submit. */
    public sealed interface Submitting {
        record Done(Claim now, UUID submission) implements Submitting {}

        /** It is not ready, or lies with the payer already. */
        record NotFromHere(Claim now) implements Submitting {}
    }

    /** Builds the claim of a case whose service is confirmed, in the open transaction. Empty if it has one. */
    public Optional<Claim> draft(CaseId financialCase) {
        Tx.requireOpen();
        Optional<Claim> drafted = preparing.draft(financialCase);
        drafted.ifPresent(preparing::tell);
        return drafted;
    }

    /** Holds the claim against the rules and keeps what they find. */
    public Checked scrub(ClaimId id) {
        return tx.get(() -> preparing.checked(locked(id)));
    }

    /**
     * Builds the claim anew from the case as it is now, and checks it; one that lies with the payer or is decided stays as
     * it is. Empty if the caller cannot see it.
     */
    public Optional<Checked> recheck(Caller caller, ClaimId id) {
        return changed(
                caller,
                id,
                "claim.checked",
                claim -> preparing.checked(claim.state() == ClaimState.POSTED ? claim : preparing.rebuilt(claim)));
    }

    /**
     * Builds a decided claim anew, in the open transaction, to be submitted once more in place of the earlier submission;
     * it goes the way of a fresh draft. False if it cannot be now.
     */
    public boolean resubmit(ClaimId id) {
        Tx.requireOpen();
        Claim claim = locked(id);
        if (claim.state() != ClaimState.POSTED) {
            return false;
        }
        preparing.tell(preparing.rebuilt(claim));
        return true;
    }

    /**
     * Claims what was performed since a decided claim was sent: it is submitted once more with all of it, in place of the
     * earlier submission. False if it cannot be now, or states everything; empty if the caller cannot see it.
     */
    public Optional<Boolean> restate(Caller caller, ClaimId id) {
        return changed(caller, id, "claim.restated", claim -> preparing.isOutgrown(claim) && resubmit(id));
    }

    /** Prepares the submission in the open transaction; it is sent right after the commit. */
    public Submitting submit(ClaimId id) {
        Tx.requireOpen();
        return submitted(locked(id));
    }

    /** Empty if the caller cannot see it. */
    public Optional<Submitting> submit(Caller caller, ClaimId id) {
        return changed(caller, id, "claim.submitted", this::submitted);
    }

    /** The payer's answer by another door than the call that sent the claim. The same answer again has no effect. */
    public Claim answered(UUID submission, ClaimReply reply) {
        return tx.get(() -> answers.heard(submission, reply));
    }

    /**
     * Takes the decision of an answer that did not fit, in the open transaction, because a person says so. Empty if the
     * claim is called off.
     */
    public Optional<Taking> accept(ClaimId id, Hearing answer) {
        Tx.requireOpen();
        return answers.accept(locked(id), answer);
    }

    /** Brings the decision into the ledger and the patient's invoice. A second time does no harm. */
    public Claim post(ClaimId id) {
        return tx.get(() -> answers.post(locked(id)));
    }

    /** Calls the claim off before the payer has it, or after the payer rejected it. Empty if the caller cannot see it. */
    public Optional<Boolean> cancel(Caller caller, ClaimId id) {
        return changed(caller, id, "claim.cancelled", claim -> {
            Optional<ClaimState> next = claim.state().on(Happening.CALLED_OFF);
            next.ifPresent(state -> {
                store.update(id, state, claim.bill(), List.of());
                preparing.givenUp(claim);
            });
            return next.isPresent() || claim.state() == ClaimState.CANCELLED;
        });
    }

    /** Empty if the caller cannot see it. */
    public Optional<Claim> find(Caller caller, ClaimId id) {
        return tx.get(() -> {
            Optional<Claim> found = store.find(caller, id);
            audit.record(
                    caller,
                    found.map(claim -> act("claim.read", claim))
                            .orElseGet(() -> Act.refused("claim.read", "claim", id)));
            return found;
        });
    }

    /** In the order in which they were drafted. */
    public Page<Claim> list(Caller caller, Filter filter, PageRequest page) {
        return tx.get(() -> {
            Page<Claim> found = store.list(caller, filter, page);
            found.items().forEach(claim -> audit.record(caller, act("claim.listed", claim)));
            return found;
        });
    }

    /**
     * For Mizan's own use.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public Claim require(ClaimId id) {
        return store.byId(id).orElseThrow();
    }

    /**
     * Locks it for one who decides by what was heard of it, in the open transaction.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public Claim lock(ClaimId id) {
        Tx.requireOpen();
        return locked(id);
    }

    /** Says, in the open transaction, that something which belongs to the claim has changed. */
    public void touch(ClaimId id) {
        Tx.requireOpen();
        store.touch(id);
    }

    /** The live claim of the case, or else the last one called off. For Mizan's own use. */
    public Optional<Claim> ofCase(CaseId financialCase) {
        return store.ofCase(financialCase);
    }

    /** Its lines, with what was decided about each. For Mizan's own use, or after {@link #find}. */
    public List<Claim.Line> lines(ClaimId id) {
        return answers.lines(require(id));
    }

    /** What the latest run of the checks found. For Mizan's own use, or after {@link #find}. */
    public List<Finding> findings(ClaimId id) {
        return store.findings(id);
    }

    /** Oldest first. For Mizan's own use, or after {@link #find}. */
    public List<Submission> submissions(ClaimId id) {
        return answers.submissions(id);
    }

    /** Every answer heard, in the order of hearing. For Mizan's own use, or after {@link #find}. */
    public List<Hearing> hearings(ClaimId id) {
        return tx.get(() -> answers.hearings(id));
    }

    /** Whether more was performed than a decided one states. For Mizan's own use, or after {@link #find}. */
    public boolean isOutgrown(ClaimId id) {
        Claim claim = require(id);
        return claim.state() == ClaimState.POSTED && preparing.isOutgrown(claim);
    }

    /** What a submission says, as it is sent. For Mizan's own use. */
    public Optional<ClaimSubmission> message(UUID submission) {
        return sending.sent(submission);
    }

    /** All decisions on the claim, oldest first. For Mizan's own use. */
    public List<Decision> decisions(ClaimId id) {
        return tx.get(() -> answers.decisions(id));
    }

    private Submitting submitted(Claim claim) {
        return sending.send(claim)
                .<Submitting>map(submission -> new Submitting.Done(require(claim.id()), submission.id()))
                .orElseGet(() -> new Submitting.NotFromHere(claim));
    }

    private Claim locked(ClaimId id) {
        return store.lock(id).orElseThrow();
    }

    private <T> Optional<T> changed(Caller caller, ClaimId id, String action, Function<Claim, T> change) {
        return tx.get(() -> {
            Optional<Claim> seen = store.find(caller, id);
            audit.record(
                    caller, seen.map(claim -> act(action, claim)).orElseGet(() -> Act.refused(action, "claim", id)));
            return seen.map(claim -> change.apply(locked(id)));
        });
    }

    private static Act act(String action, Claim claim) {
        return Act.done(action, "claim", claim.id()).about(claim.patient()).at(claim.site());
    }
}
