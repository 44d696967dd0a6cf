package health.mizan.remittances;

import health.mizan.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What one list of a payer says it pays for one claim. No money was seen yet, and nothing is posted.
 *
 * @param list   our id of it, by which its message is found
 * @param number the payer's own of the list
 * @param paidOn the day the payer names
 * @param amount before fees that the payer keeps
 */
public record Remittance(UUID list, String number, LocalDate paidOn, Money amount, Instant heardAt) {}
