package health.mizan.catalogue;

import health.mizan.masterdata.Recorded;
import health.mizan.masterdata.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service of the catalogue.
 *
 * @param system     the URI of the code system; together with {@code code} it is the service's identity to others
 * @param freeSystem the URI of a freely usable code system such as LOINC; null without a code there
 * @param details    what a package includes, by code; empty for a single service
 * @param effectiveTo the last day it may be billed; null while no end is known
 */
public record CatalogueService(
        ServiceId id,
        String system,
        String code,
        String nameEn,
        String nameAr,
        ServiceCategory category,
        @Nullable String freeSystem,
        @Nullable String freeCode,
        VatClass vatClass,
        List<PackageDetail> details,
        Status status,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        long version,
        Instant createdAt)
        implements Recorded {

    public CatalogueService {
        details = details.stream()
                .sorted(Comparator.comparing((PackageDetail d) -> String.valueOf(d.system()))
                        .thenComparing(d -> String.valueOf(d.code())))
                .toList();
    }

    CatalogueService as(ServiceId id, long version, Instant createdAt) {
        return new CatalogueService(
                id,
                system,
                code,
                nameEn,
                nameAr,
                category,
                freeSystem,
                freeCode,
                vatClass,
                details,
                status,
                effectiveFrom,
                effectiveTo,
                version,
                createdAt);
    }
}
