package health.mizan.charges;

import java.util.Optional;

/** Where a charge stands (FHIR R4 ChargeItem status). */
public enum ChargeState {
    /** Ordered, not performed. */
    PLANNED,
    /** Performed and to be billed. While its price is missing it blocks the case. */
    BILLABLE,
    /** Performed and free of charge by decision. */
    NOT_BILLABLE,
    /** Called off before it was performed. */
    ABORTED,
    /** On a claim or an invoice. */
    BILLED,
    /** Was never performed, though somebody had said so. */
    ENTERED_IN_ERROR;

    /** What can befall a charge. */
    public enum Happening {
        PERFORMED,
        EXEMPTED,
        CHARGED_AGAIN,
        BILLED,
        CREDITED,
        CANCELLED
    }

    /** The next state; empty if this cannot happen. */
    Optional<ChargeState> on(Happening happening) {
        return Optional.ofNullable(
                switch (this) {
                    case PLANNED ->
                        switch (happening) {
                            case PERFORMED -> BILLABLE;
                            case CANCELLED -> ABORTED;
                            case EXEMPTED, CHARGED_AGAIN, BILLED, CREDITED -> null;
                        };
                    case BILLABLE ->
                        switch (happening) {
                            case EXEMPTED -> NOT_BILLABLE;
                            case BILLED -> BILLED;
                            case CANCELLED -> ENTERED_IN_ERROR;
                            case PERFORMED, CHARGED_AGAIN, CREDITED -> null;
                        };
                    case NOT_BILLABLE ->
                        switch (happening) {
                            case CHARGED_AGAIN -> BILLABLE;
                            case CANCELLED -> ENTERED_IN_ERROR;
                            case PERFORMED, EXEMPTED, BILLED, CREDITED -> null;
                        };
                    case BILLED -> happening == Happening.CREDITED ? BILLABLE : null;
                    case ABORTED, ENTERED_IN_ERROR -> null;
                });
    }

    public boolean isCancelled() {
        return this == ABORTED || this == ENTERED_IN_ERROR;
    }

    public boolean isPerformed() {
        return this == BILLABLE || this == NOT_BILLABLE || this == BILLED;
    }
}
