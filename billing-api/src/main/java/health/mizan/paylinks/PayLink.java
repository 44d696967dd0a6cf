package health.mizan.paylinks;

import health.mizan.access.Caller;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.payments.Debt;
import health.mizan.payments.PaymentOrder;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a link opens.
 *
 * @param asked how much is asked for; null for all that is owed when it is opened
 */
public record PayLink(
        PayLinkId id,
        Debt debt,
        PatientId patient,
        FacilityId facility,
        Currency currency,
        @Nullable Money asked,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    /** Nothing is billed yet for a case, so its amount is set aside; all else is paid at once. */
    public PaymentOrder.Mode mode() {
        return debt.kind() == Debt.Kind.CASE ? PaymentOrder.Mode.DEFERRED : PaymentOrder.Mode.IMMEDIATE;
    }

    public boolean isLive(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** Who acts when the holder of the link does: nobody knows more of them. */
    public Caller holder() {
        return new Caller.Self("pay-link." + id);
    }
}
