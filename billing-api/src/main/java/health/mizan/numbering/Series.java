package health.mizan.numbering;

/**
 * What is numbered. Whoever takes several numbers in one transaction takes them in this order, so that two of them never
 * wait for each other.
 */
public enum Series {
    INVOICE(""),
    CREDIT_NOTE("C-"),
    DEBIT_NOTE("D-"),
    RECEIPT("R-"),
    /** What a desk gives for cash before there is a receipt. */
    DESK_SLIP("S-");

    private final String mark;

    Series(String mark) {
        this.mark = mark;
    }

    /** As in {@code RUH-R-2026-000042}: sortable within its series, and said on the telephone without a mistake. */
    String number(String site, int year, long number) {
        return "%s-%s%d-%06d".formatted(site, mark, year, number);
    }
}
