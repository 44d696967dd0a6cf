package health.mizan.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One service inside a package. It is reported with a price of zero: the package's own line carries the price.
 *
 * @param system   the code system of {@code code}; null for the package's own
 * @param code     the code of a service that is not itself a package
 * @param quantity how many; one when left out
 */
public record PackageDetail(
        @Nullable String system,
        @Nullable String code,
        @Nullable Integer quantity) {}
