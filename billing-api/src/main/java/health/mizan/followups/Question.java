package health.mizan.followups;

import health.mizan.claims.ClaimId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One asking of a payer where a claim stands.
 *
 * @param id         ours; also what the payer knows the question by
 * @param submission the one that was asked about
 * @param outcome    null until the payer has answered
 */
public record Question(
        UUID id,
        ClaimId claim,
        UUID submission,
        String askedBy,
        Instant askedAt,
        @Nullable Outcome outcome,
        @Nullable Instant answeredAt) {

    /** What came of it. */
    public enum Outcome {
        /** The payer has the claim and will decide. */
        PENDING,
        /** It has decided; what the decision did stands with the answers of the claim. */
        DECIDED,
        /** It does not accept the claim for processing. */
        REJECTED,
        /** The payer cannot be asked this way. */
        NOT_ASKED
    }

    public boolean isOpen() {
        return outcome == null;
    }
}
