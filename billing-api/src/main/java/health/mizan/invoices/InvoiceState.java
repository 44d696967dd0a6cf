package health.mizan.invoices;

import java.util.Optional;

/** Where an invoice stands. Partly paid is no state: it is issued, with less open than due. */
public enum InvoiceState {
    /** Something is owed. */
    ISSUED,
    /** Nothing is open: all was paid, or nothing was due. */
    BALANCED,
    /** Wholly credited. */
    CANCELLED;

    enum Happening {
        NOTHING_OPEN,
        SOMETHING_OPEN,
        CREDITED
    }

    /** The next state; empty if it stays, or cannot happen. */
    Optional<InvoiceState> on(Happening happening) {
        return switch (this) {
            case ISSUED ->
                switch (happening) {
                    case NOTHING_OPEN -> Optional.of(BALANCED);
                    case SOMETHING_OPEN -> Optional.empty();
                    case CREDITED -> Optional.of(CANCELLED);
                };
            case BALANCED ->
                switch (happening) {
                    case NOTHING_OPEN -> Optional.empty();
                    case SOMETHING_OPEN -> Optional.of(ISSUED);
                    case CREDITED -> Optional.of(CANCELLED);
                };
            case CANCELLED -> Optional.empty();
        };
    }
}
