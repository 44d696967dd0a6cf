package health.mizan.eligibility;

import health.mizan.cases.CaseId;
import health.mizan.catalogue.ServiceCategory;
import health.mizan.coverage.CoverageId;
import health.mizan.parties.FacilityId;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of a cover. Whose cover it is, and who promised it, the cover itself says.
 *
 * @param financialCase the visit it is asked for; null before there is one
 * @param serviceDate   local to the facility
 * @param categories    kinds of care that are planned; empty asks about the cover as such
 * @param fresh         asks again even if the payer has answered this today
 */
public record EligibilityQuestion(
        CoverageId coverage,
        FacilityId facility,
        @Nullable CaseId financialCase,
        LocalDate serviceDate,
        Set<ServiceCategory> categories,
        boolean fresh) {

    public EligibilityQuestion {
        categories = Set.copyOf(categories);
    }
}
