package health.mizan.casestatus;

import health.mizan.cases.CaseState;
import health.mizan.claims.ClaimState;
import health.mizan.writeback.NoticeState;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a case, each part as coarse as its status needs.
 *
 * @param cover   what the payer last said of the cover for the day of the visit
 * @param secured what was brought in for the visit before its bill
 * @param claim   the live claim; null if there is none
 * @param bill    the live invoice, or what became of the last one
 * @param payment the latest try to pay or to hold
 * @param emr     the worst of what the EMR is to be told of the money
 */
record CaseFacts(
        CaseState visit,
        Cover cover,
        Secured secured,
        @Nullable ClaimState claim,
        Bill bill,
        Payment payment,
        NoticeState.Outcome emr) {

    enum Cover {
        /** The patient pays alone. */
        NONE,
        UNCHECKED,
        ASKED,
        CONFIRMED,
        REFUSED,
        UNANSWERED
    }

    enum Secured {
        NOTHING,
        HELD,
        PREPAID
    }

    enum Bill {
        NONE,
        NOTHING_DUE,
        UNPAID,
        PARTLY_PAID,
        PAID,
        CREDITED
    }

    enum Payment {
        NONE,
        UNDER_WAY,
        UNKNOWN,
        FAILED
    }
}
