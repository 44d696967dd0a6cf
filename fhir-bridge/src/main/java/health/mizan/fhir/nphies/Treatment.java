package health.mizan.fhir.nphies;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.encounters.EncounterId;
import health.mizan.facilities.Practitioner;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a claim tells of the visit it is for.
 *
 * @param encounterClass a code of HL7's v3-ActCode, such as {@code AMB}
 * @param end            null while it goes on
 * @param categories     the kind of care of each line, by its sequence; a line that is missing is of no known kind
 */
public record Treatment(
        EncounterId encounter,
        String encounterClass,
        Instant start,
        @Nullable Instant end,
        Optional<Practitioner> practitioner,
        Map<Integer, ServiceCategory> categories) {

    public Treatment {
        categories = Map.copyOf(categories);
    }

    /** Which of the five forms the claim takes (reference: nphies guide, claim types by encounter class). */
    ClaimForm form() {
        if (encounterClass.equals("IMP") || encounterClass.equals("SS")) {
            return ClaimForm.INSTITUTIONAL;
        }
        if (all(ServiceCategory.PHARMACY)) {
            return ClaimForm.PHARMACY;
        }
        if (all(ServiceCategory.DENTAL)) {
            return ClaimForm.ORAL;
        }
        return all(ServiceCategory.OPTICAL) ? ClaimForm.VISION : ClaimForm.PROFESSIONAL;
    }

    /** Inpatient, emergency or outpatient. */
    String subType() {
        if (form() == ClaimForm.INSTITUTIONAL) {
            return "ip";
        }
        return encounterClass.equals("EMER") && form() == ClaimForm.PROFESSIONAL ? "emr" : "op";
    }

    boolean maternity(int sequence) {
        return categories.get(sequence) == ServiceCategory.MATERNITY;
    }

    private boolean all(ServiceCategory category) {
        return !categories.isEmpty() && categories.values().stream().allMatch(category::equals);
    }

    /** The five kinds of claim. */
    enum ClaimForm {
        INSTITUTIONAL,
        PROFESSIONAL,
        ORAL,
        PHARMACY,
        VISION;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Pharmacies and opticians claim without a visit. */
        boolean hasEncounter() {
            return this == INSTITUTIONAL || this == PROFESSIONAL || this == ORAL;
        }
    }
}
