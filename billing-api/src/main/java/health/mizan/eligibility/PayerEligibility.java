package health.mizan.eligibility;

import health.mizan.beats.Answer;
import health.mizan.parties.PayerId;

/** A payer, asked about cover. Implemented by whatever speaks the payer's dialect. */
public interface PayerEligibility {

    /** Whether questions to this payer can be sent this way; where no connector can, a check ends unanswered at once. */
    default boolean serves(PayerId payer) {
        return true;
    }

    /**
     * Asks. Eligibility cannot be looked up later: asking again with the same key is the inquiry, and harmless.
     *
     * @return Refused with the payer's code if it could not process the question
     */
    Answer<EligibilityAnswer> ask(EligibilityEnquiry enquiry);
}
