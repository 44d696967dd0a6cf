package health.mizan.attempts;

import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.OperationId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One call that moves or reserves money, or what the gateway told of one that we never asked for.
 *
 * @param amount           zero for what moves none
 * @param last             a capture that releases the rest; a void that ends the order too
 * @param key              the gateway's idempotency key
 * @param ours             false for what happened at the gateway without us
 * @param gatewayReference the gateway's id of it, once it has happened
 * @param why              why a person wanted it; never about health
 */
public record Operation(
        OperationId id,
        AttemptId attempt,
        Type type,
        Money amount,
        boolean last,
        String key,
        State state,
        boolean ours,
        @Nullable String gatewayReference,
        String askedBy,
        @Nullable String why,
        @Nullable String failure,
        Instant createdAt) {

    /** What is done. */
    public enum Type {
        /** Makes the page; moves nothing. */
        START,
        /** The payer's own act on the page of an immediate order. */
        PURCHASE,
        CAPTURE,
        VOID,
        REFUND;

        /** Whether it takes money or leads to taking it. */
        boolean takes() {
            return switch (this) {
                case START, PURCHASE, CAPTURE -> true;
                case VOID, REFUND -> false;
            };
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it stands; when it was sent, and how often, is known to the remote call of the same key. */
    public enum State {
        PREPARED,
        /** May have happened. */
        UNKNOWN,
        SUCCEEDED,
        FAILED;

        public boolean isFinal() {
            return this == SUCCEEDED || this == FAILED;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
