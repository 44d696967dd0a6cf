package health.mizan.claims;

import health.mizan.beats.Answer;

/** A payer, sent claims. Implemented by whatever speaks the payer's dialect. */
public interface PayerClaims {

    /** Sends. The same submission is the same message, byte for byte, however often it is sent. */
    Answer<ClaimReply> submit(ClaimSubmission submission);

    /**
     * Asks what became of a submission; sends the identical message again where the payer answers that from its store.
     * NotSent only if the payer is certain never to have seen it.
     */
    Answer<ClaimReply> inquire(ClaimSubmission submission);
}
