package health.mizan.worklists;

import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeId;
import health.mizan.parties.PatientId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A service that was ordered and for which no price is in force: its visit cannot be billed.
 *
 * @param site   the facility's code
 * @param why    what is missing, as the API says it
 */
public record Unpriced(
        ChargeId charge,
        CaseId financialCase,
        PatientId patient,
        String site,
        String code,
        String nameEn,
        String nameAr,
        LocalDate occurredOn,
        String why,
        Instant createdAt) {}
