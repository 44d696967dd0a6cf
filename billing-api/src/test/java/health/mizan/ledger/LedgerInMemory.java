package health.mizan.ledger;

import health.mizan.ids.Ids;
import health.mizan.money.Money;
import health.mizan.simulation.Memory;
import health.mizan.simulation.Table;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps entries in memory: one per reason and source, as the journal does. */
public final class LedgerInMemory extends Ledger {

    private final Table<String, Kept> entries;
    private final Table<Account, Long> balances;
    private final Ids ids;

    public LedgerInMemory(Memory memory, Ids ids) {
        super(null);
        this.entries = new Table<>(memory);
        this.balances = new Table<>(memory);
        this.ids = ids;
    }

    private record Kept(UUID id, JournalEntry entry) {}

    @Override
    public Posted post(JournalEntry entry) {
        String key = entry.fact().reason() + "|" + entry.fact().source();
        Kept before = entries.find(key).orElse(null);
        if (before != null) {
            if (!before.entry().lines().equals(entry.lines())) {
                throw new ContradictingRepeat(entry.fact(), before.id());
            }
            return new Posted(before.id(), true);
        }
        UUID id = ids.next();
        entries.put(key, new Kept(id, entry));
        for (JournalEntry.Line line : entry.lines()) {
            balances.put(line.account(), minor(line.account()) + line.amount().minor());
        }
        return new Posted(id, false);
    }

    @Override
    public List<Posted> postAll(List<JournalEntry> all) {
        return all.stream().map(this::post).toList();
    }

    @Override
    public Money balance(Account account, Currency currency) {
        return new Money(minor(account), currency);
    }

    /** Debits less credits, of the one currency there is. */
    public long minor(Account account) {
        return balances.find(account).orElse(0L);
    }

    /** Of all entries once more from their lines, by books and memo accounts: each is zero or something is lost. */
    public Map<Account, Long> addedUp() {
        Map<Account, Long> sums = new EnumMap<>(Account.class);
        entries.stream()
                .flatMap(kept -> kept.entry().lines().stream())
                .forEach(line -> sums.merge(line.account(), line.amount().minor(), Long::sum));
        return sums;
    }
}
