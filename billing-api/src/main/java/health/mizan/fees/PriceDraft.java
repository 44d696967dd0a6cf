package health.mizan.fees;

import health.mizan.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The price of one service in a schedule.
 *
 * @param system       the service's code system
 * @param service      the service's code
 * @param price        above zero; exactly zero only with a reason
 * @param exemptReason why it is free of charge, such as {@code follow-up within 14 days}; null for a price above zero
 */
public record PriceDraft(
        @Nullable String system,
        @Nullable String service,
        @Nullable Money price,
        @Nullable String exemptReason) {}
