package health.mizan.facilities;

import health.mizan.masterdata.Checks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a practitioner shall be.
 *
 * @param facilities codes of the sites where the person works; at least one
 */
public record PractitionerDraft(
        @Nullable String code,
        @Nullable String nameEn,
        @Nullable String nameAr,
        @Nullable String licenceNumber,
        @Nullable String specialty,
        @Nullable List<String> facilities,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) {

    private static final Pattern SPECIALTY = Pattern.compile("[a-z0-9][a-z0-9.-]{0,47}");

    List<String> sites() {
        return facilities == null ? List.of() : facilities;
    }

    /** @param known those of the draft's facility codes that exist */
    Practitioner checked(Checks checks, Set<String> known, PractitionerId id, Instant createdAt) {
        checks.require(!sites().isEmpty(), "facilities", "names at least one facility");
        for (int i = 0; i < sites().size(); i++) {
            checks.require(known.contains(sites().get(i)), "facilities[" + i + "]", "is not the code of a facility");
        }
        LocalDate from = checks.firstDay("effectiveFrom", effectiveFrom);
        return new Practitioner(
                id,
                checks.code("code", code),
                checks.text("nameEn", nameEn, 200),
                checks.text("nameAr", nameAr, 200),
                checks.text("licenceNumber", licenceNumber, 40),
                checks.matching("specialty", specialty, SPECIALTY, "is a code such as internal-medicine"),
                checks.failed() ? List.of() : sites(),
                from,
                checks.lastDay("effectiveTo", effectiveTo, from),
                1,
                createdAt);
    }
}
