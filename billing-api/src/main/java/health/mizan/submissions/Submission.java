package health.mizan.submissions;

import health.mizan.bills.BillId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to a payer: never changed, and sent again as it is.
 *
 * @param id     also what the payer knows it by
 * @param number 1, 2, … within the claim
 * @param bill   the copy of the case that it states
 * @param prior  the submission it replaces; null for the first that the payer has seen
 */
public record Submission(
        UUID id,
        UUID claim,
        int number,
        BillId bill,
        @Nullable UUID prior,
        Instant createdAt) {}
