package health.mizan.portal.desk.patient;

import health.mizan.casestatus.CaseStatus;
import health.mizan.dues.Due;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something to be paid.
 *
 * @param address of the page that takes it, below the patient's
 * @param number  of the invoice; null for a visit's deposit
 * @param paying  how a payment under way is called everywhere; null if there is none
 * @param link    by which it is being paid; null if it is not, or by no link
 */
public record DueView(
        String address,
        @Nullable String number,
        LocalDate day,
        Money suggested,
        Money paid,
        @Nullable Money held,
        @Nullable CaseStatus paying,
        @Nullable String link) {

    static DueView of(Due due) {
        return new DueView(
                "collect?kind=" + Codes.code(due.debt().kind()) + "&debt="
                        + due.debt().id(),
                due.number(),
                due.day(),
                due.suggested(),
                due.paid(),
                due.hold() == null ? null : due.hold().held(),
                switch (due.paying()) {
                    case NOT -> null;
                    case UNDER_WAY -> CaseStatus.PAYMENT_UNDER_WAY;
                    case IN_DOUBT -> CaseStatus.PAYMENT_UNKNOWN;
                },
                due.link() == null ? null : due.link().toString());
    }

    /** Null while it is not known whether money has moved. */
    public @Nullable Money left() {
        return paying == CaseStatus.PAYMENT_UNKNOWN ? null : suggested;
    }

    public boolean beingPaid() {
        return paying != null;
    }

    public boolean ofVisit() {
        return number == null;
    }

    /** Whether anything is left to ask for. */
    public boolean open() {
        return suggested.isPositive();
    }
}
