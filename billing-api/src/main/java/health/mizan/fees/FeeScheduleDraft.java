package health.mizan.fees;

import health.mizan.catalogue.ServiceId;
import health.mizan.masterdata.Checks;
import health.mizan.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a fee schedule shall be from a day on. It is whole: a service that it leaves out has no price in this version.
 *
 * @param currency ISO 4217; every price is in it, and it never changes
 */
public record FeeScheduleDraft(
        @Nullable String code,
        @Nullable String nameEn,
        @Nullable String nameAr,
        @Nullable String currency,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        @Nullable List<PriceDraft> prices) {

    private static final int MOST_PRICES = 100_000;

    /** How others know a service. */
    record ServiceName(@Nullable String system, @Nullable String code) {}

    List<PriceDraft> lines() {
        return prices == null ? List.of() : prices;
    }

    /** @param known the services among those of the draft that exist */
    ScheduleVersion checked(Checks checks, Map<ServiceName, ServiceId> known, ScheduleId id, String by, Instant now) {
        Currency money = checks.currency("currency", currency);
        LocalDate from = checks.firstDay("effectiveFrom", effectiveFrom);
        Map<ServiceId, ScheduleVersion.Line> sound = checkedLines(checks, known, money);
        FeeSchedule schedule = new FeeSchedule(
                id,
                checks.code("code", code),
                checks.text("nameEn", nameEn, 200),
                checks.text("nameAr", nameAr, 200),
                money,
                from,
                checks.lastDay("effectiveTo", effectiveTo, from),
                sound.size(),
                1,
                by,
                now,
                now);
        return new ScheduleVersion(schedule, sound);
    }

    private Map<ServiceId, ScheduleVersion.Line> checkedLines(
            Checks checks, Map<ServiceName, ServiceId> known, Currency money) {
        checks.require(!lines().isEmpty(), "prices", "has at least one price");
        checks.require(lines().size() <= MOST_PRICES, "prices", "has at most " + MOST_PRICES + " prices");
        Map<ServiceId, ScheduleVersion.Line> sound = new HashMap<>();
        for (int i = 0; i < lines().size(); i++) {
            PriceDraft line = lines().get(i);
            String at = "prices[" + i + "]";
            ServiceId service = known.get(new ServiceName(line.system(), line.service()));
            ScheduleVersion.Line price = checkedLine(checks, at, line, money);
            if (service == null) {
                checks.error(at + ".service", "is not in the catalogue under this system and code");
            } else if (sound.put(service, price) != null) {
                checks.error(at + ".service", "is priced twice");
            }
        }
        return sound;
    }

    private static ScheduleVersion.Line checkedLine(Checks checks, String at, PriceDraft line, Currency money) {
        Money price = line.price();
        if (price == null) {
            checks.error(at + ".price", "is required");
            return new ScheduleVersion.Line(0, null);
        }
        String reason = checks.optionalText(at + ".exemptReason", line.exemptReason(), 200);
        checks.require(price.currency().equals(money), at + ".price", "is in the schedule's currency");
        checks.require(!price.isNegative(), at + ".price", "is not negative");
        checks.require(
                !price.isZero() || reason != null, at + ".exemptReason", "says why the service is free of charge");
        checks.require(!price.isPositive() || reason == null, at + ".exemptReason", "is for a price of zero only");
        return new ScheduleVersion.Line(price.minor(), reason);
    }
}
