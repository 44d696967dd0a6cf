package health.mizan.dues;

import health.mizan.deskpayments.DeskPayment;
import health.mizan.money.Money;

/** What came of taking money at the desk. */
public sealed interface Taken {

    record Done(DeskPayment payment) implements Taken {}

    /** @param most what may be taken at present */
    record Refused(Why why, Money most) implements Taken {}

    /** Why nothing was taken. */
    enum Why {
        NOTHING_TO_PAY,
        NOT_AN_AMOUNT,
        TOO_MUCH,
        /** A page to pay it on is open. */
        BEING_PAID,
        SLIP_MISSING,
        SLIP_UNREADABLE,
        SLIP_USED
    }
}
