package health.mizan.inbox;

import java.util.Locale;
import java.util.Optional;

/** Where a message stands. Done and refused are final; a parked one waits for a person and may still be worked on. */
enum InboxState {
    RECEIVED,
    DONE,
    REFUSED,
    PARKED;

    enum Happening {
        WORKED_ON,
        TURNED_DOWN,
        GIVEN_UP
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static InboxState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The next state; empty if this cannot happen any more. */
    Optional<InboxState> on(Happening happening) {
        return switch (this) {
            case RECEIVED, PARKED ->
                Optional.of(
                        switch (happening) {
                            case WORKED_ON -> DONE;
                            case TURNED_DOWN -> REFUSED;
                            case GIVEN_UP -> PARKED;
                        });
            case DONE, REFUSED -> Optional.empty();
        };
    }
}
