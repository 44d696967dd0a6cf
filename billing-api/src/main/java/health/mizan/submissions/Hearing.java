package health.mizan.submissions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One answer as it was heard, and what came of it.
 *
 * @param why why it had no effect; null if it had
 */
public record Hearing(
        UUID id,
        UUID submission,
        Kind kind,
        String payerReference,
        Effect effect,
        @Nullable String why,
        List<Fault> faults,
        Instant heardAt) {

    /** What the payer said. */
    public enum Kind {
        PENDED,
        DECIDED,
        REJECTED,
        /** Nothing: the message could not be brought to it. */
        UNSENT
    }

    /** What it did to the claim. */
    public enum Effect {
        TAKEN,
        /** Late, or said before. */
        IGNORED,
        /** It does not fit what was asked: a person must look. */
        DISCREPANT
    }

    /** @param at the element it is about; null if the payer does not say */
    public record Fault(String code, String text, @Nullable String at) {}

    public Hearing {
        faults = List.copyOf(faults);
    }
}
