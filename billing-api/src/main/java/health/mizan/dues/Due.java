package health.mizan.dues;

import health.mizan.collecting.Hold;
import health.mizan.estimates.Estimate;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.paylinks.PayLinkId;
import health.mizan.payments.Debt;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something a patient can pay at the desk. Its text form is a blank.
 *
 * @param debt      an invoice, or the deposit of a visit that has none yet
 * @param number    the invoice's; null for a visit
 * @param day       of the invoice, or of the visit
 * @param suggested what to ask for: what is open, or the likely share less what has come in
 * @param most      what may be asked for
 * @param paid      what has come in for it
 * @param hold      what is held on a card for the visit; null if nothing is
 * @param estimate  of the visit; null for an invoice, or while there is none
 * @param paying    whether somebody pays it at this moment, so that nothing else can be taken meanwhile
 * @param link      by which it is being paid; null if it is not, or by no link
 */
public record Due(
        Debt debt,
        PatientId patient,
        @Nullable String number,
        LocalDate day,
        Money suggested,
        Money most,
        Money paid,
        @Nullable Hold hold,
        @Nullable Estimate estimate,
        Paying paying,
        @Nullable PayLinkId link) {

    /** Whether a payment of it is under way. */
    public enum Paying {
        NOT,
        /** A page to pay it on is open, or the bank is thinking. */
        UNDER_WAY,
        /** Whether the money moved is not known. */
        IN_DOUBT
    }

    public boolean beingPaid() {
        return paying != Paying.NOT;
    }

    public boolean ofVisit() {
        return debt.kind() != Debt.Kind.INVOICE;
    }

    @Override
    public String toString() {
        return "▮";
    }
}
