package health.mizan.billchecks;

/**
 * What is known of a bill's cover; nothing that tells of a person.
 *
 * @param active             the cover is in force on the day of the service
 * @param eligible           the payer has answered for this cover, site and day
 * @param approvalAboveMinor the amount above which the plan wants an approval; {@link Long#MAX_VALUE} if never
 */
public record BillFacts(boolean active, boolean eligible, long approvalAboveMinor) {}
