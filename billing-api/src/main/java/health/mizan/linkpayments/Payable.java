package health.mizan.linkpayments;

import health.mizan.money.Money;

/**
 * What is to be paid by a link at present.
 *
 * @param most  all of it; zero if nothing is
 * @param least the smallest part that is taken; as much as {@code most} where parts are not taken
 */
public record Payable(Money most, Money least) {

    public boolean inParts() {
        return least.compareTo(most) < 0;
    }

    public boolean takes(Money amount) {
        return amount.currency().equals(most.currency())
                && amount.isPositive()
                && !amount.exceeds(most)
                && !least.exceeds(amount);
    }
}
