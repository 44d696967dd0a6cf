package health.mizan.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which contracts a list shall hold; null filters nothing.
 *
 * @param facility a facility's code
 * @param payer    a payer's code
 * @param on       those with a version in force on this day
 */
public record ContractFilter(
        @Nullable String facility,
        @Nullable String payer,
        @Nullable LocalDate on) {}
