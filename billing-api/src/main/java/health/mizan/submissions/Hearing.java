package health.mizan.submissions;

import health.mizan.remarks.Remark;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One answer as it was heard, and what came of it.
 *
 * @param why   why it had no effect; empty if it had
 * @param ruled what became of a discrepant one; null if nobody has ruled on it, or need not
 */
public record Hearing(
        UUID id,
        UUID submission,
        Kind kind,
        String payerReference,
        Effect effect,
        List<Remark> why,
        List<Fault> faults,
        Instant heardAt,
        @Nullable Ruled ruled) {

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

    /** What became of an answer that does not fit. */
    public enum Ruling {
        /** A person says that it counts as it stands. */
        ACCEPTED,
        /** A person says that it counts for nothing. */
        DISMISSED,
        /** The payer gave a later decision that fits. */
        OVERTAKEN
    }

    /** @param reason null only for what needs none */
    public record Ruled(Ruling ruling, String by, @Nullable String reason, Instant at) {}

    /** @param at the element it is about; null if the payer does not say */
    public record Fault(String code, String text, @Nullable String at) {}

    public Hearing {
        why = List.copyOf(why);
        faults = List.copyOf(faults);
    }

    /** Whether a person must still look at it. */
    public boolean isDoubtful() {
        return effect == Effect.DISCREPANT && ruled == null;
    }
}
