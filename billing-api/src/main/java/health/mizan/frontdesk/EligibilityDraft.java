package health.mizan.frontdesk;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question to a payer, as it is told.
 *
 * @param coverage    left out: the cover of the visit
 * @param facility    a facility's code; left out: the visit's
 * @param serviceDate local to the facility; left out: the visit's, or today without a visit
 * @param categories  kinds of planned care; left out: those of what is ordered for the visit
 * @param fresh       asks again although the payer has answered this today
 */
public record EligibilityDraft(
        @Nullable UUID coverage,
        @Nullable String facility,
        @Nullable UUID financialCase,
        @Nullable LocalDate serviceDate,
        @Nullable List<String> categories,
        @Nullable Boolean fresh) {}
