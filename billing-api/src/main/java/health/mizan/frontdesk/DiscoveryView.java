package health.mizan.frontdesk;

import health.mizan.discoveries.Discovered;
import health.mizan.discoveries.DiscoveryId;
import health.mizan.discoveries.Sought;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.facilities.Facility;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about somebody without a file, as it is at this moment. Its text form is a blank.
 *
 * @param facility of the desk that asked
 * @param cover    what the payer named; null until it has, or if it named none
 */
public record DiscoveryView(
        DiscoveryId id,
        Sought sought,
        Facility facility,
        EligibilityCheckView.PayerName payer,
        CheckState state,
        EligibilityCheckView.@Nullable Answered answer,
        Discovered.@Nullable Cover cover,
        List<EligibilityCheckView.Said> sentences,
        Instant requestedAt,
        @Nullable Instant settledAt)
        implements InsurerSaid {

    @Override
    public String toString() {
        return "▮";
    }
}
