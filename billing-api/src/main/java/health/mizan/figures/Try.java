package health.mizan.figures;

import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.payments.AttemptId;
import health.mizan.payments.PaymentOrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to collect through a gateway.
 *
 * @param gateway the account's code
 * @param state   of the attempt, as the API writes it
 * @param failure class and the gateway's code, as in {@code declined-soft:insufficient_funds}; null unless it failed
 * @param site    the facility's code
 * @param patient null if the caller may not know whose it is
 */
public record Try(
        AttemptId attempt,
        Instant at,
        String gateway,
        String method,
        Money amount,
        Outcome outcome,
        String state,
        @Nullable String failure,
        String site,
        PaymentOrderId order,
        @Nullable PatientId patient) {

    /** How it ended. */
    public enum Outcome {
        /** The bank said yes: taken, or held. */
        SUCCEEDED,
        FAILED,
        /** The payer gave up, or did nothing in time. */
        CANCELLED,
        /** Still going on, or not known yet. */
        OPEN
    }
}
