package health.mizan.facilities;

import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Status;
import health.mizan.parties.FacilityId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a facility shall be.
 *
 * @param timeZone  an IANA name such as {@code Asia/Riyadh}
 * @param currency  ISO 4217
 * @param vatNumber 15 digits of which the first and the last are 3; null without registration
 * @param status    active (also when left out) or inactive
 */
public record FacilityDraft(
        @Nullable String code,
        @Nullable String nameEn,
        @Nullable String nameAr,
        @Nullable String timeZone,
        @Nullable String currency,
        @Nullable String vatNumber,
        @Nullable Address address,
        @Nullable String status) {

    private static final Pattern VAT_NUMBER = Pattern.compile("3[0-9]{13}3");
    private static final Address NOWHERE = new Address(null, null, null, null, null, null, null);

    Facility checked(Checks checks, FacilityId id, Instant createdAt) {
        return new Facility(
                id,
                checks.code("code", code),
                checks.text("nameEn", nameEn, 200),
                checks.text("nameAr", nameAr, 200),
                zone(checks),
                checks.currency("currency", currency),
                checks.optionalMatching("vatNumber", vatNumber, VAT_NUMBER, "has 15 digits and begins and ends with 3"),
                (address == null ? NOWHERE : address).checked(checks),
                checks.oneOf("status", status, Status.ACTIVE),
                1,
                createdAt);
    }

    private ZoneId zone(Checks checks) {
        // Region names only: an offset such as +03:00 would freeze a country's rules.
        if (timeZone != null && ZoneId.getAvailableZoneIds().contains(timeZone)) {
            return ZoneId.of(timeZone);
        }
        checks.error("timeZone", "is an IANA time zone such as Asia/Riyadh");
        return ZoneOffset.UTC;
    }
}
