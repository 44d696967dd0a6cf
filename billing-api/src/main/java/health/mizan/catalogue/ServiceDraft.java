package health.mizan.catalogue;

import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a service shall be.
 *
 * @param system     the URI of the code system, such as {@code https://example.org/fhir/CodeSystem/demo-services}
 * @param category   a {@link ServiceCategory} code
 * @param freeSystem given together with {@code freeCode} or not at all
 * @param vatClass   a {@link VatClass} code; health-service when left out
 * @param details    makes it a package of single services that exist
 * @param status     active (also when left out) or inactive
 */
public record ServiceDraft(
        @Nullable String system,
        @Nullable String code,
        @Nullable String nameEn,
        @Nullable String nameAr,
        @Nullable String category,
        @Nullable String freeSystem,
        @Nullable String freeCode,
        @Nullable String vatClass,
        @Nullable List<PackageDetail> details,
        @Nullable String status,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) {

    static final Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9+.-]*:[!-~]{1,190}");
    static final String SYSTEM_IS = "is the URI of a code system";

    List<PackageDetail> includes() {
        return details == null ? List.of() : details;
    }

    /** The draft's details with every default filled in. */
    List<PackageDetail> wholeDetails() {
        return includes().stream()
                .map(detail -> new PackageDetail(
                        detail.system() == null || detail.system().isBlank() ? system : detail.system(),
                        detail.code(),
                        detail.quantity() == null ? Integer.valueOf(1) : detail.quantity()))
                .toList();
    }

    /** @param singles those of the details that exist and are not packages, with a quantity of one */
    CatalogueService checked(Checks checks, Set<PackageDetail> singles, ServiceId id, Instant createdAt) {
        String free = checks.optionalMatching("freeSystem", freeSystem, SYSTEM, SYSTEM_IS);
        String freeWord = checks.optionalText("freeCode", freeCode, 64);
        checks.require((free == null) == (freeWord == null), "freeCode", "is given together with freeSystem");
        LocalDate from = checks.firstDay("effectiveFrom", effectiveFrom);
        return new CatalogueService(
                id,
                checks.matching("system", system, SYSTEM, SYSTEM_IS),
                checks.code("code", code),
                checks.text("nameEn", nameEn, 300),
                checks.text("nameAr", nameAr, 300),
                checks.oneOf("category", category, ServiceCategory.class),
                free,
                freeWord,
                checks.oneOf("vatClass", vatClass, VatClass.HEALTH_SERVICE),
                checkedDetails(checks, singles),
                checks.oneOf("status", status, Status.ACTIVE),
                from,
                checks.lastDay("effectiveTo", effectiveTo, from),
                1,
                createdAt);
    }

    private List<PackageDetail> checkedDetails(Checks checks, Set<PackageDetail> singles) {
        List<PackageDetail> sound = new ArrayList<>();
        Set<PackageDetail> seen = new HashSet<>();
        List<PackageDetail> whole = wholeDetails();
        for (int i = 0; i < whole.size(); i++) {
            String at = "details[" + i + "]";
            PackageDetail detail = whole.get(i);
            PackageDetail one = new PackageDetail(detail.system(), detail.code(), 1);
            int quantity = detail.quantity() == null ? 1 : detail.quantity();
            checks.require(singles.contains(one), at + ".code", "is not the code of a single service");
            checks.require(seen.add(one), at + ".code", "is included twice: raise the quantity");
            checks.require(quantity >= 1 && quantity <= 1000, at + ".quantity", "lies between 1 and 1000");
            sound.add(detail);
        }
        return sound;
    }
}
