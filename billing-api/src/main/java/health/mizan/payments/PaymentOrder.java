package health.mizan.payments;

import health.mizan.ledger.Account;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import java.time.Instant;
import java.util.Locale;

/**
 * A debt to collect, and what came of it.
 *
 * @param amount   what is to be collected at most
 * @param captured taken so far; what was given back is not subtracted
 * @param refunded given back of it
 */
public record PaymentOrder(
        PaymentOrderId id,
        Debt debt,
        PatientId patient,
        FacilityId facility,
        Money amount,
        Mode mode,
        State state,
        Money captured,
        Money refunded,
        Instant createdAt) {

    /** When the money is taken. */
    public enum Mode {
        /** As soon as the payer agrees. */
        IMMEDIATE,
        /** Held first, taken when the bill is known. */
        DEFERRED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where an order stands. */
    public enum State {
        /** To be collected; a failed attempt may be followed by another. */
        OPEN,
        /** Taken, in part or in whole; nothing more is to come. */
        COLLECTED,
        /** Given up: released, cancelled, or replaced by another order for the debt. */
        CLOSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was taken and not given back. */
    public Money kept() {
        return captured.minus(refunded);
    }

    /** On whose account of the patient's the money counts: what is owed, or what was paid before anything is. */
    public Account owedOn() {
        return debt.kind() == Debt.Kind.DEPOSIT ? Account.PATIENT_ADVANCE : Account.PATIENT_RECEIVABLE;
    }

    /** What may still be taken under this order. */
    public Money open() {
        return state == State.OPEN ? amount.minus(captured) : Money.zero(amount.currency());
    }
}
