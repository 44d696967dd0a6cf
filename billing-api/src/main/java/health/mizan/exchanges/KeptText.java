package health.mizan.exchanges;

import health.mizan.exchanges.Exchange.Direction;
import health.mizan.parties.Phi;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One text of an exchange, from outside.
 *
 * @param id          of its row; two texts of one exchange differ in it or in their direction
 * @param contentType as it was declared
 * @param sha256      in hex; null where none was noted
 * @param bytes       as it was sent; null where it was not counted
 * @param httpStatus  of an answer; null for what was asked
 */
public record KeptText(
        UUID id,
        Direction direction,
        Instant at,
        String contentType,
        @Nullable String sha256,
        @Nullable Integer bytes,
        @Nullable Integer httpStatus) {

    /** With what it says. */
    public record Opened(KeptText text, Phi<String> content) {}
}
