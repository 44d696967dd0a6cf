package health.mizan.claims;

import java.util.Optional;

/** Where a claim stands with us. What FHIR calls the status of a claim is read off this, never the other way round. */
public enum ClaimState {
    /** Built, or built anew, and not checked. */
    DRAFT,
    /** The checks found something that a person must mend. */
    HELD,
    /** May go out. */
    READY,
    /** Sent or being sent; the payer has not answered. */
    SUBMITTED,
    /** The payer has it and will decide. */
    PENDED,
    /** The payer has decided; the ledger does not know yet. */
    DECIDED,
    /** The decision is in the ledger. */
    POSTED,
    /** Not accepted for processing. Nothing was decided. */
    REJECTED,
    CANCELLED;

    /** What can befall a claim. */
    enum Happening {
        BUILT_ANEW,
        FAULTS_FOUND,
        PASSED,
        SUBMITTED,
        NOT_SENT,
        PENDED,
        DECIDED,
        /** A person takes a decision that did not fit. */
        ACCEPTED,
        REJECTED,
        POSTED,
        CALLED_OFF
    }

    /** The next state; empty if this cannot happen, or changes nothing any more. */
    Optional<ClaimState> on(Happening happening) {
        return switch (happening) {
            case BUILT_ANEW ->
                switch (this) {
                    case DRAFT, HELD, READY, REJECTED, POSTED -> Optional.of(DRAFT);
                    case SUBMITTED, PENDED, DECIDED, CANCELLED -> Optional.empty();
                };
            case FAULTS_FOUND -> isUnsent() ? Optional.of(HELD) : Optional.empty();
            case PASSED -> isUnsent() ? Optional.of(READY) : Optional.empty();
            case SUBMITTED -> this == READY ? Optional.of(SUBMITTED) : Optional.empty();
            case NOT_SENT -> this == SUBMITTED ? Optional.of(READY) : Optional.empty();
            case PENDED -> this == SUBMITTED ? Optional.of(PENDED) : Optional.empty();
            // A decision on what we gave up sending counts too: the payer has seen it after all.
            case DECIDED ->
                switch (this) {
                    case DRAFT, HELD, READY, SUBMITTED, PENDED, DECIDED, POSTED -> Optional.of(DECIDED);
                    case REJECTED, CANCELLED -> Optional.empty();
                };
            case ACCEPTED -> this == CANCELLED ? Optional.empty() : Optional.of(DECIDED);
            case REJECTED -> this == SUBMITTED || this == PENDED ? Optional.of(REJECTED) : Optional.empty();
            case POSTED -> this == DECIDED ? Optional.of(POSTED) : Optional.empty();
            case CALLED_OFF -> isUnsent() || this == REJECTED ? Optional.of(CANCELLED) : Optional.empty();
        };
    }

    private boolean isUnsent() {
        return this == DRAFT || this == HELD || this == READY;
    }
}
