package health.mizan.writeback;

import health.mizan.cases.CaseId;
import health.mizan.invoices.InvoiceId;
import health.mizan.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fact for the EMR. The connector reads what else it needs by these ids, as it stands when it tells: an invoice told
 * late is told as it is by then.
 *
 * @param about  what became true, as {@code kind} says
 * @param amount what was paid or went back, positive; null for an invoice
 * @param at     when we heard of it
 */
public record EmrNotice(
        NoticeId id,
        Kind kind,
        CaseId financialCase,
        InvoiceId invoice,
        UUID about,
        @Nullable Money amount,
        Instant at) {

    /** What is told, and as which resource. */
    public enum Kind {
        /** PaymentNotice, about the operation that took the money. */
        PAYMENT,
        /** PaymentNotice of money that went back, about the operation that returned it. */
        REFUND,
        /** Invoice with its state and balance, about its issue or the note that changed it. */
        INVOICE
    }
}
