package health.mizan.acquiring;

import health.mizan.money.Money;

/** Something to be done to a payment that the gateway has. */
public sealed interface Change {

    /** The same change tried again has the same key. */
    String key();

    /** Our id of the change; the gateway shows it beside what it did. */
    String operation();

    String gatewayReference();

    /**
     * Takes what is held.
     *
     * @param last whether the rest of the hold is released
     */
    record Capture(String key, String operation, String gatewayReference, Money amount, boolean last)
            implements Change {}

    /** Releases what is held, or closes a page that nobody has paid on. */
    record Release(String key, String operation, String gatewayReference) implements Change {}

    /** Gives back what was taken. */
    record Refund(String key, String operation, String gatewayReference, Money amount) implements Change {}
}
