package health.mizan.facilities;

import health.mizan.masterdata.Checks;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a facility is, as tax documents need it. In Saudi Arabia the national address: ZATCA asks the seller for a
 * building number of 4 digits and a postal code of 5.
 *
 * @param shortAddress four letters and four digits, as in {@code RRRD2929}
 * @param country      ISO 3166 two-letter code
 */
public record Address(
        @Nullable String shortAddress,
        @Nullable String buildingNumber,
        @Nullable String street,
        @Nullable String district,
        @Nullable String city,
        @Nullable String postalCode,
        @Nullable String country) {

    private static final Pattern SHORT = Pattern.compile("[A-Z]{4}[0-9]{4}");
    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");
    private static final Pattern FIVE_DIGITS = Pattern.compile("[0-9]{5}");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    Address checked(Checks checks) {
        checks.require(
                country != null && COUNTRIES.contains(country), "address.country", "is an ISO 3166 code such as SA");
        boolean saudi = "SA".equals(country);
        return new Address(
                checks.optionalMatching(
                        "address.shortAddress", shortAddress, SHORT, "has four capital letters and four digits"),
                saudi
                        ? checks.matching("address.buildingNumber", buildingNumber, FOUR_DIGITS, "has 4 digits")
                        : checks.optionalText("address.buildingNumber", buildingNumber, 20),
                checks.optionalText("address.street", street, 200),
                checks.optionalText("address.district", district, 200),
                checks.text("address.city", city, 100),
                saudi
                        ? checks.matching("address.postalCode", postalCode, FIVE_DIGITS, "has 5 digits")
                        : checks.optionalText("address.postalCode", postalCode, 20),
                country);
    }
}
