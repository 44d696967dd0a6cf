package health.mizan.billchecks;

/**
 * What is known of a bill's cover; nothing that tells of a person.
 *
 * @param active             the cover is in force on the day of the service
 * @param eligible           what the payer said last for this cover, site and day is that the visit is covered
 * @param approvalAboveMinor the amount above which the plan wants an approval; {@link Long#MAX_VALUE} if never
 */
public record BillFacts(boolean active, boolean eligible, long approvalAboveMinor) {}
