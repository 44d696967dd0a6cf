package health.mizan.money;

/** Tax categories of UN/CEFACT 5305 as ZATCA uses them on e-invoices. */
public enum VatCategory {
    STANDARD("S"),
    ZERO_RATED("Z"),
    EXEMPT("E"),
    OUT_OF_SCOPE("O");

    private final String code;

    VatCategory(String code) {
        this.code = code;
    }

    /** The one-letter code printed on tax documents. */
    public String code() {
        return code;
    }
}
