package health.mizan.acquiring;

import java.time.Duration;
import java.util.Set;

/**
 * What a gateway can do, so that nobody finds out by trying.
 *
 * @param methods        it takes
 * @param holdable       those of them that can be held first and taken later
 * @param partialCapture less than was held can be taken, and the rest released
 * @param multiCapture   a hold can be taken in several parts
 * @param settleTime     after this an inquiry that finds nothing is believed
 */
public record GatewayCapability(
        Set<PaymentMethod> methods,
        Set<PaymentMethod> holdable,
        boolean partialCapture,
        boolean multiCapture,
        Duration settleTime) {

    public GatewayCapability {
        methods = Set.copyOf(methods);
        holdable = Set.copyOf(holdable);
    }
}
