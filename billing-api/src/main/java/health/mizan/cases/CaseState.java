package health.mizan.cases;

import java.util.Optional;

/** How far the billing of a visit has come. Confirmed and cancelled are final: what comes later is corrected by credit. */
public enum CaseState {
    /** It may still change: cover, charges, everything. */
    PLANNED,
    /** The service was given and its charges are complete. */
    CONFIRMED,
    CANCELLED;

    /** What can befall a case. */
    public enum Happening {
        SERVICE_GIVEN,
        CALLED_OFF
    }

    /** The next state; empty if this cannot happen, or has. */
    Optional<CaseState> on(Happening happening) {
        return switch (this) {
            case PLANNED ->
                Optional.of(
                        switch (happening) {
                            case SERVICE_GIVEN -> CONFIRMED;
                            case CALLED_OFF -> CANCELLED;
                        });
            case CONFIRMED, CANCELLED -> Optional.empty();
        };
    }
}
