package health.mizan.discoveries;

import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PayerId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One question to a payer about a number, and what became of it. It belongs to the site that asked, and to no patient.
 *
 * @param state     asked, answered or unanswered
 * @param reason    why there is no answer, as of an eligibility check; null otherwise
 * @param settledAt when it was answered or given up; null before
 */
public record Discovery(
        DiscoveryId id,
        Sought sought,
        PayerId payer,
        FacilityId facility,
        LocalDate serviceDate,
        CheckState state,
        @Nullable String reason,
        @Nullable Discovered answer,
        Instant requestedAt,
        @Nullable Instant settledAt) {

    Discovery settled(CheckState next, @Nullable String why, @Nullable Discovered said, Instant now) {
        return new Discovery(id, sought, payer, facility, serviceDate, next, why, said, requestedAt, now);
    }
}
