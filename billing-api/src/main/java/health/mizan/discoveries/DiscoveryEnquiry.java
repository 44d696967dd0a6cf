package health.mizan.discoveries;

import health.mizan.parties.FacilityId;
import health.mizan.parties.PayerId;
import java.time.LocalDate;

/**
 * What is asked of the payer.
 *
 * @param key the same for every repetition of the same question: the connector then sends the same bytes again
 */
public record DiscoveryEnquiry(
        String key, DiscoveryId discovery, Sought sought, PayerId payer, FacilityId facility, LocalDate serviceDate) {}
