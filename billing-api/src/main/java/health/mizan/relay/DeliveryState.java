package health.mizan.relay;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a delivery stands. Parked ones wait for a person and hold up the later ones of their subject. */
public enum DeliveryState {
    PENDING,
    DELIVERED,
    PARKED,
    SKIPPED;

    /** What can befall a delivery: the first three by the relay, the rest by an operator. */
    enum Happening {
        SUCCEEDED,
        FAILED,
        EXHAUSTED,
        RETRIED,
        GIVEN_UP
    }

    /** As the database and the API write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DeliveryState> of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }

    /** The next state; empty if this cannot happen to a delivery in this state. */
    Optional<DeliveryState> on(Happening happening) {
        return switch (this) {
            case PENDING ->
                switch (happening) {
                    case SUCCEEDED -> Optional.of(DELIVERED);
                    case FAILED, RETRIED -> Optional.of(PENDING);
                    case EXHAUSTED -> Optional.of(PARKED);
                    case GIVEN_UP -> Optional.empty();
                };
            case PARKED ->
                switch (happening) {
                    case RETRIED -> Optional.of(PENDING);
                    case GIVEN_UP -> Optional.of(SKIPPED);
                    case SUCCEEDED, FAILED, EXHAUSTED -> Optional.empty();
                };
            case DELIVERED, SKIPPED -> Optional.empty();
        };
    }
}
