package health.mizan.balances;

import health.mizan.money.Money;

/**
 * What is due of an invoice and what was paid, and what follows from the two alone: the order in which payments, refunds
 * and notes came has no part in it.
 *
 * @param due  never negative
 * @param paid captures less refunds; negative while a refund has been heard of before its capture
 */
public record Balance(Money due, Money paid) {

    public Balance {
        if (due.isNegative()) {
            throw new IllegalArgumentException("an invoice is never due to the patient: " + due);
        }
        due.plus(paid); // refuses two currencies
    }

    /** The part of what was paid that the invoice takes. */
    public Money applied() {
        return paid.min(due).max(zero());
    }

    public Money open() {
        return due.minus(applied());
    }

    /** What was paid above what is due, and is the patient's. */
    public Money credit() {
        return paid.minus(due).max(zero());
    }

    private Money zero() {
        return Money.zero(due.currency());
    }
}
