package health.mizan.facilities;

import health.mizan.masterdata.Recorded;
import health.mizan.masterdata.Status;
import health.mizan.parties.FacilityId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * One site of the clinic.
 *
 * @param code      as access tokens name it in their {@code facilities} claim
 * @param timeZone  in which its days begin: deadlines and service dates are local
 * @param currency  in which it bills
 * @param vatNumber null if it is not registered for VAT
 */
public record Facility(
        FacilityId id,
        String code,
        String nameEn,
        String nameAr,
        ZoneId timeZone,
        Currency currency,
        @Nullable String vatNumber,
        Address address,
        Status status,
        long version,
        Instant createdAt)
        implements Recorded {

    Facility as(FacilityId id, long version, Instant createdAt) {
        return new Facility(
                id, code, nameEn, nameAr, timeZone, currency, vatNumber, address, status, version, createdAt);
    }
}
