package health.mizan.writeback;

import health.mizan.cases.CaseId;
import java.time.Instant;
import java.util.UUID;

/**
 * One fact for the EMR.
 *
 * @param about the operation, invoice, claim or eligibility check it is about, as {@code kind} says
 */
public record EmrNotice(NoticeId id, Kind kind, CaseId financialCase, UUID about, Instant at) {

    /** What is told, and as which resource. */
    public enum Kind {
        /** PaymentNotice. */
        PAYMENT,
        /** PaymentNotice of a payment taken back. */
        REFUND,
        /** Invoice with its state and balance. */
        INVOICE
    }
}
