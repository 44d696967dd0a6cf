package health.mizan.payers;

/** In what role a payer pays. */
public enum PayerKind {
    INSURER,
    /** A third-party administrator: handles claims for insurers, carries no risk itself. */
    TPA,
    EMPLOYER,
    /** Patients who pay themselves; there is one such payer, and its contracts are the facilities' price lists. */
    SELF_PAY
}
