package health.mizan.collecting;

import health.mizan.acquiring.PaymentMethod;
import java.net.URI;

/**
 * How somebody wants to pay.
 *
 * @param returnUrl where the payer's browser goes after the gateway's page
 * @param locale    of that page: {@code en} or {@code ar}
 */
public record StartRequest(PaymentMethod method, URI returnUrl, String locale) {}
