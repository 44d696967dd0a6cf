package health.mizan.ledger;

import health.mizan.ids.Ids;
import health.mizan.ledger.JournalEntry.Line;
import health.mizan.ledger.Ledger.ContradictingRepeat;
import health.mizan.ledger.Ledger.Posted;
import health.mizan.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the journal. The database dates entries, balances them and refuses any change; see V011. */
@Component
class JournalStore {

    /** The source of an entry that undoes another is that other's id, so it cannot be undone twice. */
    private static final String REVERSAL = "entry.reversed";

    private static final String MANY = """
            with given as (
                select * from unnest(:ids::uuid[], :reasons::text[], :sources::text[], :facilities::uuid[],
                                     :days::date[], :notes::text[], :counts::smallint[])
                    as given(id, reason, source, facility, occurred_on, note, lines)
            ), entry as (
                insert into journal_entry (id, reason, source, facility, occurred_on, note, lines)
                select id, reason, source, facility, occurred_on, note, lines from given
                 order by reason, source
                on conflict (reason, source) do nothing
                returning id
            ), line as (
                insert into posting (entry_id, line_no, account, party_kind, party, minor, currency)
                select entry.id, line.no, line.account, line.party_kind, line.party, line.minor, line.currency
                  from unnest(:entries::uuid[], :numbers::smallint[], :accounts::text[], :kinds::text[],
                              :parties::uuid[], :minors::bigint[], :currencies::text[])
                           as line(entry_id, no, account, party_kind, party, minor, currency)
                  join entry on entry.id = line.entry_id
            )
            select id from entry""";

    /** The same for one entry, which most are: a third less work than a batch of one. */
    private static final String SINGLE = """
            with entry as (
                insert into journal_entry (id, reason, source, facility, occurred_on, note, lines)
                values (:id, :reason, :source, :facility, :day, :note, :count)
                on conflict (reason, source) do nothing
                returning id
            ), line as (
                insert into posting (entry_id, line_no, account, party_kind, party, minor, currency)
                select entry.id, line.no, line.account, line.party_kind, line.party, line.minor, line.currency
                  from entry,
                       unnest(:accounts::text[], :kinds::text[], :parties::uuid[], :minors::bigint[], :currencies::text[])
                           with ordinality as line(account, party_kind, party, minor, currency, no)
            )
            select id from entry""";

    private final JdbcClient sql;
    private final Ids ids;

    JournalStore(JdbcClient sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    List<Posted> post(List<JournalEntry> entries) {
        JournalBatch batch = new JournalBatch(entries, ids);
        Set<UUID> written = new HashSet<>(insert(batch));
        Map<Integer, Existing> repeated = written.size() == entries.size() ? Map.of() : existing(batch);
        List<Posted> outcome = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Existing there = repeated.get(i);
            if (there == null) {
                outcome.add(new Posted(batch.ids[i], false));
            } else {
                there.mustEqual(entries.get(i));
                outcome.add(new Posted(there.id, true));
            }
        }
        return outcome;
    }

    /**
     * One statement, so that entries are written whole; those whose (reason, source) is taken are left out. In one order,
     * so that two batches that share entries wait for each other instead of deadlocking.
     */
    private List<UUID> insert(JournalBatch batch) {
        return sql.sql(batch.isSingle() ? SINGLE : MANY)
                .params(batch.parameters())
                .query(UUID.class)
                .list();
    }

    Posted reverse(UUID entry, String why) {
        UUID id = ids.next();
        List<UUID> written = sql.sql("""
                with entry as (
                    insert into journal_entry (id, reason, source, facility, note, reverses, lines)
                    select :id, :reason, :source, facility, :why, id, lines from journal_entry where id = :entry
                    on conflict (reason, source) do nothing
                    returning id, reverses
                ), line as (
                    insert into posting (entry_id, line_no, account, party_kind, party, minor, currency)
                    select entry.id, p.line_no, p.account, p.party_kind, p.party, -p.minor, p.currency
                      from entry join posting p on p.entry_id = entry.reverses
                )
                select id from entry""")
                .param("id", id)
                .param("reason", REVERSAL)
                .param("source", entry.toString())
                .param("why", why)
                .param("entry", entry)
                .query(UUID.class)
                .list();
        if (!written.isEmpty()) {
            return new Posted(id, false);
        }
        return sql.sql("select id from journal_entry where reverses = ?")
                .param(entry)
                .query(UUID.class)
                .optional()
                .map(existing -> new Posted(existing, true))
                .orElseThrow(() -> new NoSuchElementException("there is no entry " + entry));
    }

    Money balance(Account account, Currency currency) {
        long minor = sql.sql("select coalesce(sum(minor), 0) from posting where account = ? and currency = ?")
                .params(account.code(), currency.getCurrencyCode())
                .query(Long.class)
                .single();
        return new Money(minor, currency);
    }

    Money balance(Account account, Party party, Currency currency) {
        long minor = sql.sql("""
                select coalesce(sum(minor), 0) from posting
                 where party = ? and party_kind = ? and account = ? and currency = ?""")
                .params(party.id(), party.kind().code(), account.code(), currency.getCurrencyCode())
                .query(Long.class)
                .single();
        return new Money(minor, currency);
    }

    /** What the ledger already holds for the entries of the batch that were not written, by their place in it. */
    private Map<Integer, Existing> existing(JournalBatch batch) {
        Map<Integer, Existing> found = new HashMap<>();
        sql.sql("""
                select given.place, e.id, e.facility, p.account, p.party_kind, p.party, p.minor, p.currency
                  from unnest(:ids::uuid[], :reasons::text[], :sources::text[])
                           with ordinality as given(id, reason, source, place)
                  join journal_entry e on e.reason = given.reason and e.source = given.source
                  join posting p on p.entry_id = e.id
                 where e.id <> given.id""").params(batch.identities()).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            UUID facility = row.getObject("facility", UUID.class);
            found.computeIfAbsent(row.getInt("place") - 1, place -> new Existing(id, facility, new ArrayList<>()))
                    .lines
                    .add(lineKey(
                            row.getString("account"),
                            row.getString("party_kind"),
                            row.getObject("party", UUID.class),
                            row.getLong("minor"),
                            row.getString("currency")));
        });
        return found;
    }

    private static String lineKey(
            String account, @Nullable String kind, @Nullable UUID party, long minor, String currency) {
        return account + ' ' + kind + ' ' + party + ' ' + minor + ' ' + currency;
    }

    private record Existing(UUID id, @Nullable UUID facility, List<String> lines) {

        /** The day is not compared: a fact without one, told again tomorrow, is the same fact. Nor is the lines' order. */
        void mustEqual(JournalEntry entry) {
            Fact fact = entry.fact();
            UUID site = fact.facility() == null ? null : fact.facility().value();
            List<String> asked = new ArrayList<>(entry.lines().size());
            for (Line line : entry.lines()) {
                Party party = line.party();
                asked.add(lineKey(
                        line.account().code(),
                        party == null ? null : party.kind().code(),
                        party == null ? null : party.id(),
                        line.amount().minor(),
                        line.amount().currency().getCurrencyCode()));
            }
            asked.sort(Comparator.naturalOrder());
            lines.sort(Comparator.naturalOrder());
            if (!asked.equals(lines) || !Objects.equals(site, facility)) {
                throw new ContradictingRepeat(fact, id);
            }
        }
    }
}
