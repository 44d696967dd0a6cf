package health.mizan.exchanges;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message, notice or call, and how it went; nothing of what it says.
 *
 * @param kept        where its text is kept, see {@link KeptTexts#shelf}; null if it is kept nowhere
 * @param partner     who was spoken to, such as a payer's code, an EMR's client id, a gateway account
 * @param type        what it was, such as an event of FHIR messaging or the kind of a call
 * @param correlation what both sides know it by
 * @param subjectKind what it was about; null where only its text says
 * @param sentAt      when it last left us, or first came in
 * @param endedAt     when the outcome was known; null until then
 * @param said        the answer's HTTP status, or the last reason of a failure; null if there was none
 * @param call        our call that carried it, which can be asked about; null for what came in
 */
public record Exchange(
        UUID id,
        @Nullable String kept,
        Direction direction,
        String partner,
        String type,
        String correlation,
        @Nullable String subjectKind,
        @Nullable String subjectId,
        Status status,
        Instant at,
        Instant sentAt,
        @Nullable Instant endedAt,
        @Nullable String said,
        @Nullable UUID call) {

    /** Who began. */
    public enum Direction {
        IN,
        OUT
    }

    /** How it stands, whatever it was. */
    public enum Status {
        /** On its way, or not worked on yet. */
        WAITING,
        DONE,
        /** They or we said no. */
        REFUSED,
        /** It may have happened; it is being asked about. */
        UNKNOWN,
        /** Nothing goes on by itself. */
        PARKED
    }

    /** How long the last try took; empty until its outcome is known, or where that came by another door. */
    public Optional<Duration> took() {
        return Optional.ofNullable(endedAt)
                .map(end -> Duration.between(sentAt, end))
                .filter(time -> !time.isNegative());
    }
}
