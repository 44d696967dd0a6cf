package health.mizan.ledger;

import health.mizan.parties.FacilityId;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an entry was made for.
 *
 * @param reason     what happened, as a stable name such as {@code payment.captured}; with {@code source} it makes
 *                   posting twice impossible
 * @param source     which thing it happened to, usually an id
 * @param facility   the site whose business it is; null for what concerns the clinic as a whole
 * @param occurredOn the day it happened; null, before it is posted, for today
 * @param note       why a person did it, never about health; null for what a rule did
 */
public record Fact(
        String reason,
        String source,
        @Nullable FacilityId facility,
        @Nullable LocalDate occurredOn,
        @Nullable String note) {

    private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9.-]{2,63}");
    private static final int MAX_SOURCE = 200;
    private static final int MIN_NOTE = 3;
    private static final int MAX_NOTE = 500;

    public Fact {
        if (!REASON.matcher(reason).matches()) {
            throw new IllegalArgumentException("a reason is a stable name such as payment.captured, not " + reason);
        }
        if (source.isEmpty() || source.length() > MAX_SOURCE) {
            throw new IllegalArgumentException("a source has 1 to " + MAX_SOURCE + " characters");
        }
        if (note != null && (note.length() < MIN_NOTE || note.length() > MAX_NOTE)) {
            throw new IllegalArgumentException("a note has " + MIN_NOTE + " to " + MAX_NOTE + " characters");
        }
    }
}
