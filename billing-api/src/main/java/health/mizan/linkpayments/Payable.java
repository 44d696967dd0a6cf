package health.mizan.linkpayments;

import health.mizan.money.Money;

/**
 * What is to be paid by a link at present.
 *
 * @param most  all of it; zero if nothing is
 * @param least the smallest part that is taken
 */
public record Payable(Money most, Money least) {

    /** Not where the rest would be less than a part. */
    public boolean inParts() {
        return !least.times(2).exceeds(most);
    }

    public boolean takes(Money amount) {
        return amount.currency().equals(most.currency())
                && amount.isPositive()
                && (amount.equals(most) || (inParts() && !amount.exceeds(most) && !least.exceeds(amount)));
    }
}
