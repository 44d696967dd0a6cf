package health.mizan.discoveries;

import health.mizan.beats.Answer;
import health.mizan.parties.PayerId;

/** A payer, asked whom it covers. Implemented by whatever speaks the payer's dialect. */
public interface PayerDiscovery {

    /** Whether questions to this payer can be sent this way. */
    default boolean serves(PayerId payer) {
        return true;
    }

    /**
     * Asks. It cannot be looked up later: asking again with the same key is the inquiry, and harmless.
     *
     * @return Refused with the payer's code if it could not process the question
     */
    Answer<Discovered> ask(DiscoveryEnquiry enquiry);

    /** Erases what was said under this key; does nothing if that is gone, or was never said. */
    void erase(String key);
}
