package health.mizan.ledger;

import health.mizan.ids.Ids;
import health.mizan.ledger.JournalEntry.Line;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entries as columns: the arrays that one statement unnests, whatever the number of entries. */
final class JournalBatch {

    final UUID[] ids;
    private final String[] reasons;
    private final String[] sources;
    private final @Nullable String[] facilities;
    private final @Nullable String[] days;
    private final @Nullable String[] notes;
    private final Short[] counts;

    private final String[] entries;
    private final Short[] numbers;
    private final String[] accounts;
    private final @Nullable String[] kinds;
    private final @Nullable String[] parties;
    private final Long[] minors;
    private final String[] currencies;

    JournalBatch(List<JournalEntry> given, Ids newIds) {
        int size = given.size();
        int lines = given.stream().mapToInt(entry -> entry.lines().size()).sum();
        ids = new UUID[size];
        reasons = new String[size];
        sources = new String[size];
        facilities = new String[size];
        days = new String[size];
        notes = new String[size];
        counts = new Short[size];
        entries = new String[lines];
        numbers = new Short[lines];
        accounts = new String[lines];
        kinds = new String[lines];
        parties = new String[lines];
        minors = new Long[lines];
        currencies = new String[lines];
        int at = 0;
        for (int i = 0; i < size; i++) {
            JournalEntry entry = given.get(i);
            ids[i] = newIds.next();
            set(i, entry.fact());
            counts[i] = (short) entry.lines().size();
            short number = 1;
            for (Line line : entry.lines()) {
                entries[at] = ids[i].toString();
                numbers[at] = number++;
                set(at++, line);
            }
        }
    }

    private void set(int at, Fact fact) {
        reasons[at] = fact.reason();
        sources[at] = fact.source();
        facilities[at] = fact.facility() == null ? null : fact.facility().toString();
        days[at] = fact.occurredOn() == null ? null : fact.occurredOn().toString();
        notes[at] = fact.note();
    }

    private void set(int at, Line line) {
        Party party = line.party();
        accounts[at] = line.account().code();
        kinds[at] = party == null ? null : party.kind().code();
        parties[at] = party == null ? null : party.id().toString();
        minors[at] = line.amount().minor();
        currencies[at] = line.amount().currency().getCurrencyCode();
    }

    Map<String, Object> parameters() {
        return Map.ofEntries(
                Map.entry("ids", texts(ids)),
                Map.entry("reasons", reasons),
                Map.entry("sources", sources),
                Map.entry("facilities", facilities),
                Map.entry("days", days),
                Map.entry("notes", notes),
                Map.entry("counts", counts),
                Map.entry("entries", entries),
                Map.entry("numbers", numbers),
                Map.entry("accounts", accounts),
                Map.entry("kinds", kinds),
                Map.entry("parties", parties),
                Map.entry("minors", minors),
                Map.entry("currencies", currencies));
    }

    Map<String, Object> identities() {
        return Map.of("ids", texts(ids), "reasons", reasons, "sources", sources);
    }

    private static String[] texts(UUID[] values) {
        String[] texts = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = values[i].toString();
        }
        return texts;
    }
}
