package health.mizan.adjudications;

/** The payer's business verdict on a line, apart from how processing went. */
public enum Verdict {
    APPROVED,
    PARTIAL,
    DENIED
}
