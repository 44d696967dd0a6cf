package health.mizan.facilities;

import health.mizan.masterdata.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person licensed to give care at some of the facilities.
 *
 * @param code        the clinic's own number for the person
 * @param specialty   a code of the clinic's list, such as {@code paediatrics}
 * @param facilities  codes of the sites, in alphabetical order
 * @param effectiveTo the last day; null while no end is known
 */
public record Practitioner(
        PractitionerId id,
        String code,
        String nameEn,
        String nameAr,
        String licenceNumber,
        String specialty,
        List<String> facilities,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        long version,
        Instant createdAt)
        implements Recorded {

    public Practitioner {
        facilities = facilities.stream().sorted().distinct().toList();
    }

    Practitioner as(PractitionerId id, long version, Instant createdAt) {
        return new Practitioner(
                id,
                code,
                nameEn,
                nameAr,
                licenceNumber,
                specialty,
                facilities,
                effectiveFrom,
                effectiveTo,
                version,
                createdAt);
    }
}
