package health.mizan.portal.paying;

import health.mizan.declines.DeclineFamily;
import health.mizan.money.Money;
import health.mizan.portal.holds.HoldView;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a payment shows.
 *
 * @param amount    what was to be paid
 * @param taken     what was; zero unless it was paid
 * @param left      still to be paid after it
 * @param reference by which the payer can ask about it, and an operator finds it; the end of what the gateway knows it by
 * @param card      masked; null while it is not known
 * @param hosted    the gateway's page, while it waits for the payer; null otherwise
 * @param family    why it failed; null unless it did
 * @param untouched whether it is proven that no money was taken
 * @param hold      what is or was set aside, as its own page tells it; null if nothing was
 * @param receipt   the receipt's address; null while there is none
 */
public record StatusView(
        String token,
        State state,
        String provider,
        Money amount,
        Money taken,
        Money left,
        String reference,
        @Nullable String card,
        @Nullable String hosted,
        @Nullable DeclineFamily family,
        boolean untouched,
        @Nullable HoldView hold,
        @Nullable String receipt) {

    /** Where a payment stands, as payers are told. */
    public enum State {
        /** The gateway's page waits for the payer. */
        OPEN("open"),
        /** The bank is thinking. */
        WAITING("waiting"),
        PAID("paid"),
        HELD("held"),
        /** What was set aside was given back, or ended. */
        RELEASED("released"),
        FAILED("failed"),
        UNKNOWN("unknown");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As the keys of texts have it. */
        public String code() {
            return code;
        }
    }
}
