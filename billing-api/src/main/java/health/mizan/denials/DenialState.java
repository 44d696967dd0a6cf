package health.mizan.denials;

import java.util.Optional;

/** What became of a denied line. It never ends as a write-off by itself. */
public enum DenialState {
    /** Somebody must decide. */
    OPEN,
    /** We have objected; the payer will decide again. */
    APPEALED,
    /** The claim was sent once more; the payer will decide again. */
    RESUBMITTED,
    WRITTEN_OFF,
    /** The patient pays it. */
    BILLED,
    /** The payer decided otherwise since; what we had decided is undone. */
    OVERTAKEN;

    /** What can befall it. */
    enum Happening {
        APPEALED,
        RESUBMITTED,
        WRITTEN_OFF,
        BILLED,
        /** The payer decided again, and denies the same. */
        DENIED_AGAIN,
        /** The payer decided again, and otherwise. */
        DECIDED_OTHERWISE
    }

    /** The next state; empty if this cannot happen, or changes nothing. */
    Optional<DenialState> on(Happening happening) {
        return switch (happening) {
            case APPEALED -> this == OPEN ? Optional.of(APPEALED) : Optional.empty();
            case RESUBMITTED -> this == OPEN || this == APPEALED ? Optional.of(RESUBMITTED) : Optional.empty();
            case WRITTEN_OFF -> isUndecided() ? Optional.of(WRITTEN_OFF) : Optional.empty();
            case BILLED -> isUndecided() ? Optional.of(BILLED) : Optional.empty();
            case DENIED_AGAIN -> this == APPEALED || this == RESUBMITTED ? Optional.of(OPEN) : Optional.empty();
            case DECIDED_OTHERWISE -> this == OVERTAKEN ? Optional.empty() : Optional.of(OVERTAKEN);
        };
    }

    private boolean isUndecided() {
        return this == OPEN || this == APPEALED || this == RESUBMITTED;
    }
}
