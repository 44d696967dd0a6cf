package health.mizan.ledger;

import health.mizan.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Posts, and tells the balances that rules decide by. Joins the caller's transaction: an entry is written beside the
 * change it records, or not at all. What people read is in {@link Books}.
 */
@Component
public class Ledger {

    private final JournalStore store;

    Ledger(JournalStore store) {
        this.store = store;
    }

    /**
     * The outcome of posting.
     *
     * @param entry    the id of the entry in the ledger
     * @param repeated whether it was there already; a repeat has written nothing
     */
    public record Posted(UUID entry, boolean repeated) {}

    /** The same reason and source came with another facility or other lines: somebody's rule is not a function. */
    public static final class ContradictingRepeat extends IllegalStateException {

        ContradictingRepeat(Fact fact, UUID entry) {
            super("%s for %s is posted already, as entry %s, and differs"
                    .formatted(fact.reason(), fact.source(), entry));
        }
    }

    /** @throws ContradictingRepeat if something else was posted for the same reason and source */
    public Posted post(JournalEntry entry) {
        return store.post(List.of(entry)).getFirst();
    }

    /**
     * Posts all or none, in one statement.
     *
     * @return one outcome per entry, in the same order
     */
    public List<Posted> postAll(List<JournalEntry> entries) {
        return entries.isEmpty() ? List.of() : store.post(entries);
    }

    /**
     * Undoes an entry by its mirror image, which counts for today. An entry is undone once; again is a repeat.
     *
     * @param why shown to auditors
     * @throws NoSuchElementException if there is no such entry
     */
    public Posted reverse(UUID entry, String why) {
        return store.reverse(entry, why);
    }

    /** Debits less credits; zero if nothing was ever posted. */
    public Money balance(Account account, Currency currency) {
        return store.balance(account, currency);
    }

    /** As {@link #balance(Account, Currency)}, of one party's share. */
    public Money balance(Account account, Party party, Currency currency) {
        return store.balance(account, party, currency);
    }
}
