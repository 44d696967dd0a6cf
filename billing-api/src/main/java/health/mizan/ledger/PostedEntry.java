package health.mizan.ledger;

import health.mizan.web.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the ledger holds it.
 *
 * @param valueDate the day it counts for; later than the fact's day when that day's period was closed already
 * @param postedAt  the database's time
 * @param lines     all of its lines, or in a statement those of the party
 */
public record PostedEntry(
        UUID id, Fact fact, LocalDate valueDate, Instant postedAt, Undoing undoing, List<JournalEntry.Line> lines) {

    /**
     * How an entry stands to its opposite.
     *
     * @param reverses   the entry that this one undoes
     * @param reversedBy the entry that undid this one
     */
    public record Undoing(@Nullable UUID reverses, @Nullable UUID reversedBy) {}

    public PostedEntry {
        lines = List.copyOf(lines);
    }

    /**
     * The account, if any, that forbids to undo the entry by its mirror image: money that moved outside comes back by an
     * act there, such as a refund, and a mirror image would only part the two books.
     */
    Optional<Account> countedElsewhere() {
        return lines.stream()
                .map(JournalEntry.Line::account)
                .filter(Account::countedElsewhere)
                .findFirst();
    }

    /** Lists are in order of id, which is the order of time. */
    Cursor cursor() {
        return new Cursor(postedAt, id);
    }
}
