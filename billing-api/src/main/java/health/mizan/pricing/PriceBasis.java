package health.mizan.pricing;

import health.mizan.contracts.ContractId;
import health.mizan.fees.ScheduleId;

/** Which version of which contract and schedule a price came from, so that it can be explained years later. */
public record PriceBasis(
        ContractId contract, long contractVersion, ScheduleId schedule, long scheduleVersion, PercentOff off) {}
