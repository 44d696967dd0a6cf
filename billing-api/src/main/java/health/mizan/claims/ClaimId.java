package health.mizan.claims;

import java.util.UUID;

/** One claim for one encounter to one payer; its submissions are versions of it. */
public record ClaimId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
