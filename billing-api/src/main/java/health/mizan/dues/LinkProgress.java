package health.mizan.dues;

import health.mizan.money.Money;
import health.mizan.payments.PaymentOrderId;
import org.jspecify.annotations.Nullable;

/**
 * How far the payer has come with a link.
 *
 * @param amount held or taken; zero before
 * @param order  by which it was; null before
 */
public record LinkProgress(
        Stage stage, Money amount, @Nullable PaymentOrderId order) {

    LinkProgress(Stage stage, Money amount) {
        this(stage, amount, null);
    }

    /** Where it stands, in the order in which it usually goes. */
    public enum Stage {
        /** Nobody has begun to pay. */
        WAITING,
        /** The payer is on the gateway's page, or the bank is thinking. */
        PAYING,
        /** Whether the money moved is not known: nobody pays again meanwhile. */
        UNKNOWN,
        /** The last try ended without money; the payer may try again. */
        FAILED,
        HELD,
        PAID,
        /** It expired or was taken back before anything was paid. */
        ENDED;

        /** Whether it may still change by itself. */
        public boolean open() {
            return switch (this) {
                case WAITING, PAYING, UNKNOWN, FAILED -> true;
                case HELD, PAID, ENDED -> false;
            };
        }
    }
}
