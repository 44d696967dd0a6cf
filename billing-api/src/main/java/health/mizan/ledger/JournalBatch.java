package health.mizan.ledger;

import health.mizan.ids.Ids;
import health.mizan.ledger.JournalEntry.Line;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entries as columns: the arrays that one statement unnests, whatever the number of entries. */
final class JournalBatch {

    final UUID[] ids;
    private final String[] reasons;
    private final String[] sources;
    private final @Nullable UUID[] facilities;
    private final @Nullable LocalDate[] days;
    private final @Nullable String[] notes;
    private final Short[] counts;

    private final UUID[] entries;
    private final Short[] numbers;
    private final String[] accounts;
    private final @Nullable String[] kinds;
    private final @Nullable UUID[] parties;
    private final Long[] minors;
    private final String[] currencies;

    JournalBatch(List<JournalEntry> given, Ids newIds) {
        int size = given.size();
        int lines = given.stream().mapToInt(entry -> entry.lines().size()).sum();
        ids = new UUID[size];
        reasons = new String[size];
        sources = new String[size];
        facilities = new UUID[size];
        days = new LocalDate[size];
        notes = new String[size];
        counts = new Short[size];
        entries = new UUID[lines];
        numbers = new Short[lines];
        accounts = new String[lines];
        kinds = new String[lines];
        parties = new UUID[lines];
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
                entries[at] = ids[i];
                numbers[at] = number++;
                set(at++, line);
            }
        }
    }

    private void set(int at, Fact fact) {
        reasons[at] = fact.reason();
        sources[at] = fact.source();
        facilities[at] = fact.facility() == null ? null : fact.facility().value();
        days[at] = fact.occurredOn();
        notes[at] = fact.note();
    }

    private void set(int at, Line line) {
        Party party = line.party();
        accounts[at] = line.account().code();
        kinds[at] = party == null ? null : party.kind().code();
        parties[at] = party == null ? null : party.id();
        minors[at] = line.amount().minor();
        currencies[at] = line.amount().currency().getCurrencyCode();
    }

    boolean isSingle() {
        return ids.length == 1;
    }

    /** What the one statement for one entry takes, or that for many. */
    Map<String, ?> parameters() {
        return isSingle() ? single() : many();
    }

    private Map<String, ?> single() {
        Map<String, @Nullable Object> single = new HashMap<>();
        single.put("id", ids[0]);
        single.put("reason", reasons[0]);
        single.put("source", sources[0]);
        single.put("facility", facilities[0]);
        single.put("day", days[0]);
        single.put("note", notes[0]);
        single.put("count", counts[0]);
        single.put("accounts", accounts);
        single.put("kinds", kinds);
        single.put("parties", texts(parties));
        single.put("minors", minors);
        single.put("currencies", currencies);
        return single;
    }

    private Map<String, ?> many() {
        return Map.ofEntries(
                Map.entry("ids", texts(ids)),
                Map.entry("reasons", reasons),
                Map.entry("sources", sources),
                Map.entry("facilities", texts(facilities)),
                Map.entry("days", texts(days)),
                Map.entry("notes", notes),
                Map.entry("counts", counts),
                Map.entry("entries", texts(entries)),
                Map.entry("numbers", numbers),
                Map.entry("accounts", accounts),
                Map.entry("kinds", kinds),
                Map.entry("parties", texts(parties)),
                Map.entry("minors", minors),
                Map.entry("currencies", currencies));
    }

    Map<String, Object> identities() {
        return Map.of("ids", texts(ids), "reasons", reasons, "sources", sources);
    }

    /** Arrays travel as text, since the driver knows no arrays of these types. */
    private static @Nullable String[] texts(@Nullable Object[] values) {
        @Nullable String[] texts = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
    }
}
