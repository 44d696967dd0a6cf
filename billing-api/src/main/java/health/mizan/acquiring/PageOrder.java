package health.mizan.acquiring;

import health.mizan.money.Money;
import java.net.URI;

/**
 * A page to be made. Nothing in it tells who pays or what for.
 *
 * @param key               the same order tried again has the same key
 * @param merchantReference ours, unique for ever
 * @param hold              reserve only; the amount is taken later
 * @param returnUrl         where the payer goes afterwards; that the payer comes there proves nothing
 * @param locale            {@code en} or {@code ar}
 */
public record PageOrder(
        String key,
        String merchantReference,
        Money amount,
        boolean hold,
        PaymentMethod method,
        URI returnUrl,
        String locale) {}
