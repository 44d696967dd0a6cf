package health.mizan.payments;

import java.util.UUID;

/** What a payment is for. Payments know that there is a debt and whose, never what was done to whom. */
public record Debt(Kind kind, UUID id) {

    /** What sort of debt. */
    public enum Kind {
        /** The share of a case not yet billed: held now, captured once the bill is known. */
        CASE,
        /** An issued patient invoice. */
        INVOICE,
        /** Paid before anything is owed. */
        DEPOSIT
    }
}
