package health.mizan.ledger;

import health.mizan.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All accounts at the end of a day. Cannot be made from rows that do not add up to zero in each currency, so whoever
 * holds one holds the proof.
 */
public record TrialBalance(LocalDate asOf, List<Row> rows) {

    /** One account in one currency: everything ever debited and everything ever credited, both without sign. */
    public record Row(Account account, Money debits, Money credits) {

        /** Debits less credits. */
        public Money balance() {
            return debits.minus(credits);
        }
    }

    public TrialBalance {
        rows = List.copyOf(rows);
        Map<Currency, Money> sums = new HashMap<>();
        for (Row row : rows) {
            sums.merge(row.debits().currency(), row.balance(), Money::plus);
        }
        sums.values().forEach(sum -> {
            if (!sum.isZero()) {
                throw new IllegalStateException("the books of " + asOf + " are off by " + sum + ": verify the ledger");
            }
        });
    }
}
