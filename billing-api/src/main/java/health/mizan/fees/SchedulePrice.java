package health.mizan.fees;

import health.mizan.catalogue.ServiceId;
import health.mizan.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule asks for one service.
 *
 * @param exemptReason why it is free of charge; null if and only if the price is above zero
 */
public record SchedulePrice(
        ServiceId serviceId,
        String system,
        String service,
        String nameEn,
        String nameAr,
        Money price,
        @Nullable String exemptReason) {}
