package health.mizan.adjudications;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One decision of a payer on a claim.
 *
 * @param number         1, 2, …: a payer may decide again
 * @param payerReference the payer's own number of it
 * @param issued         when the payer made it
 * @param postedAt       when it went into the ledger; null until then
 * @param entry          the ledger entry; null until posted, and for a decision that moves no money
 */
public record Decision(
        UUID id,
        UUID claim,
        int number,
        UUID submission,
        String payerReference,
        Instant issued,
        @Nullable String disposition,
        Currency currency,
        List<DecidedLine> lines,
        @Nullable Instant postedAt,
        @Nullable UUID entry) {

    public Decision {
        lines = List.copyOf(lines);
    }

    public Totals totals() {
        return Totals.of(currency, lines);
    }

    public boolean isPosted() {
        return postedAt != null;
    }
}
