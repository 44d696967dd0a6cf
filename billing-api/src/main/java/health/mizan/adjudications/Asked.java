package health.mizan.adjudications;

import health.mizan.money.Money;
import java.util.UUID;

/**
 * One line as it was submitted.
 *
 * @param list quantity times list price
 * @param net  quantity times contract price, without tax
 */
public record Asked(int sequence, UUID charge, Money list, Money net) {}
