package health.mizan.figures;

import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One movement of money from a patient, or back to one.
 *
 * @param amount  negative for what was given back
 * @param means   {@code cash}, {@code terminal}, or the gateway's method
 * @param site    the facility's code
 * @param patient null if the caller may not know whose money it is
 * @param receipt its number; null for what was given back, and in the moment between the money and its receipt
 */
public record CashFlow(
        OperationId operation,
        Instant at,
        Money amount,
        String means,
        String site,
        PaymentOrderId order,
        @Nullable PatientId patient,
        @Nullable String receipt) {}
