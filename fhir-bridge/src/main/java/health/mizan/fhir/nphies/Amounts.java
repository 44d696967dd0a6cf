package health.mizan.fhir.nphies;

import health.mizan.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Amounts between R4 and us, exact in both directions: no rounding hides what the other party wrote. */
public final class Amounts {

    private static final Currency UNSAID = Currency.getInstance("SAR");

    private Amounts() {}

    public static org.hl7.fhir.r4.model.Money of(Money amount) {
        return new org.hl7.fhir.r4.model.Money()
                .setValue(amount.toDecimal())
                .setCurrency(amount.currency().getCurrencyCode());
    }

    /**
     * The amount; of a currency that is not named, Saudi riyals.
     *
     * @throws MessageFault if it has no value, more decimals than its currency, or a currency that does not exist
     */
    public static Money read(org.hl7.fhir.r4.model.@Nullable Money amount, String element) {
        BigDecimal value = amount == null ? null : amount.getValue();
        if (amount == null || value == null) {
            throw new MessageFault(element, "an amount without a value");
        }
        try {
            // The element may be there and have extensions only.
            String code = amount.getCurrency();
            return Money.of(value, code == null ? UNSAID : Currency.getInstance(code));
        } catch (ArithmeticException | IllegalArgumentException inexact) {
            throw new MessageFault(element, "an amount that is not exact in its currency");
        }
    }
}
