package health.mizan.claims;

import health.mizan.beats.Answer;
import health.mizan.parties.PayerId;
import java.util.UUID;

/** A payer, sent claims. Implemented by whatever speaks the payer's dialect. */
public interface PayerClaims {

    /** Whether claims to this payer can be sent this way; what no connector sends comes back to the biller at once. */
    default boolean serves(PayerId payer) {
        return true;
    }

    /** Sends. The same submission is the same message, byte for byte, however often it is sent. */
    Answer<ClaimReply> submit(ClaimSubmission submission);

    /**
     * Asks what became of a submission; sends the identical message again where the payer answers that from its store.
     * NotSent only if the payer is certain never to have seen it.
     */
    Answer<ClaimReply> inquire(ClaimSubmission submission);

    /**
     * Asks a payer that has had a submission for a while where it stands: the decision if there is one by now, else that it
     * is still to come.
     *
     * @param question names this asking: repeated, it is the same message
     */
    default Answer<ClaimReply> follow(ClaimSubmission submission, UUID question) {
        return inquire(submission);
    }
}
