package health.mizan.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a contract shall be from a day on. Facility, payer, plan and network never change: other parties, other contract.
 *
 * @param facility       a facility's code
 * @param payer          a payer's code; that of the self-pay payer makes the contract the facility's price list
 * @param plan           the code of one of the payer's plans, if the contract is for that plan only
 * @param network        the name of a plan network, if the contract is for its plans only; not together with a plan
 * @param schedule       a fee schedule's code
 * @param offBasisPoints what is taken off the schedule's prices: 1500 is 15 %; nothing when left out
 */
public record ContractDraft(
        @Nullable String code,
        @Nullable String facility,
        @Nullable String payer,
        @Nullable String plan,
        @Nullable String network,
        @Nullable String schedule,
        @Nullable Integer offBasisPoints,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) {}
