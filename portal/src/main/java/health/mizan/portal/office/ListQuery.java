package health.mizan.portal.office;

import health.mizan.figures.OpenInvoices.Which;
import health.mizan.masterdata.Codes;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a list asks for, as it was sent.
 *
 * @param state  of invoices
 * @param cursor where the page begins; null for the newest
 * @param file   what became of its file, if something did
 */
record ListQuery(
        @Nullable String from,
        @Nullable String until,
        @Nullable String state,
        @Nullable String cursor,
        @Nullable String file) {

    /** All that is unpaid, unless it asks for less. */
    Which which() {
        return state == null ? Which.UNPAID : Codes.of(Which.class, state).orElse(Which.UNPAID);
    }

    /** The address that asks for these invoices. */
    static String invoices(String list, Which which, LocalDate until) {
        return list + "?state=" + Codes.code(which) + "&until=" + until;
    }
}
