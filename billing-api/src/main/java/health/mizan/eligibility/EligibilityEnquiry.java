package health.mizan.eligibility;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.coverage.CoverageId;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import java.time.LocalDate;
import java.util.Set;

/**
 * What is asked of the payer. The connector reads names and numbers itself, by these ids.
 *
 * @param key         the same for every repetition of the same question: the connector then sends the same bytes again
 * @param categories  kinds of care that are planned; empty asks about the cover as such
 */
public record EligibilityEnquiry(
        String key,
        EligibilityCheckId check,
        PatientId patient,
        CoverageId coverage,
        PayerId payer,
        FacilityId facility,
        LocalDate serviceDate,
        Set<ServiceCategory> categories) {

    public EligibilityEnquiry {
        categories = Set.copyOf(categories);
    }
}
