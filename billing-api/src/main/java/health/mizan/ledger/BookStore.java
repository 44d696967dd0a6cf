package health.mizan.ledger;

import health.mizan.ledger.Books.Balance;
import health.mizan.ledger.Books.NamedAccount;
import health.mizan.ledger.Books.Query;
import health.mizan.ledger.Books.Sight;
import health.mizan.ledger.JournalEntry.Line;
import health.mizan.ledger.PostedEntry.Undoing;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the journal, each query joined to what its caller may see. */
@Component
class BookStore {

    private static final String SEEN = """
            (:everywhere or (e.facility is null and :central)
             or exists (select from facility f where f.id = e.facility and f.code = any(:sites)))""";

    private static final String ENTRY = """
            select e.id, e.reason, e.source, e.facility, e.occurred_on, e.note, e.value_date, e.posted_at, e.reverses,
                   (select undoing.id from journal_entry undoing where undoing.reverses = e.id) as reversed_by
              from journal_entry e
             where\s""" + SEEN;

    private static final String LINES = """
            select entry_id, account, party_kind, party, minor, currency from posting
             where entry_id = any(:ids::uuid[])
               and (:kind::text is null or (party_kind = :kind and party = :party))
             order by entry_id, line_no""";

    private final JdbcClient sql;

    BookStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<PostedEntry> entries(Query query, PageRequest page, Sight sight) {
        return withLines(heads(query, page, sight), null);
    }

    List<PostedEntry> statement(Party party, PageRequest page, Sight sight) {
        return withLines(heads(new Query(null, party, null, null), page, sight), party);
    }

    Optional<PostedEntry> entry(UUID id, Sight sight) {
        List<Head> heads = sql.sql(ENTRY + " and e.id = :id")
                .params(parameters(sight))
                .param("id", id)
                .query(BookStore::head)
                .list();
        return withLines(heads, null).stream().findFirst();
    }

    List<Balance> balances(Party party, Sight sight) {
        return sql.sql("""
                select p.account, sum(p.minor) as minor, p.currency
                  from posting p join journal_entry e on e.id = p.entry_id
                 where p.party = :party and p.party_kind = :kind and\s""" + SEEN + """
                 group by p.account, p.currency order by p.account, p.currency""")
                .params(parameters(sight))
                .params(parameters(party))
                .query((row, n) -> new Balance(account(row), money(row, "minor")))
                .list();
    }

    List<Balance> balances(Account account, Sight sight) {
        return sql.sql("""
                select p.account, sum(p.minor) as minor, p.currency
                  from posting p join journal_entry e on e.id = p.entry_id
                 where p.account = :account and\s""" + SEEN + """
                 group by p.account, p.currency order by p.currency""")
                .params(parameters(sight))
                .param("account", account.code())
                .query((row, n) -> new Balance(account(row), money(row, "minor")))
                .list();
    }

    List<TrialBalance.Row> trialBalance(LocalDate asOf, Sight sight) {
        return sql.sql("""
                select p.account, p.currency,
                       coalesce(sum(p.minor) filter (where p.minor > 0), 0) as debits,
                       coalesce(-sum(p.minor) filter (where p.minor < 0), 0) as credits
                  from posting p join journal_entry e on e.id = p.entry_id
                 where e.value_date <= :asOf and\s""" + SEEN + """
                 group by p.account, p.currency order by p.account, p.currency""")
                .params(parameters(sight))
                .param("asOf", asOf)
                .query((row, n) -> new TrialBalance.Row(account(row), money(row, "debits"), money(row, "credits")))
                .list();
    }

    List<NamedAccount> accounts() {
        return sql.sql("select code, name_en, name_ar, kind, normal_side, holder from ledger_account order by code")
                .query(NamedAccount.class)
                .list();
    }

    /** Ids are in order of time, so they alone are the place in the list. */
    private List<Head> heads(Query query, PageRequest page, Sight sight) {
        return sql.sql(ENTRY + """
                 and e.id > :after
                 and (:from::date is null or e.value_date >= :from)
                 and (:until::date is null or e.value_date <= :until)
                 and ((:account::text is null and :kind::text is null)
                      or exists (select from posting p
                                  where p.entry_id = e.id
                                    and (:account::text is null or p.account = :account)
                                    and (:kind::text is null or (p.party_kind = :kind and p.party = :party))))
                 order by e.id
                 limit :rows""")
                .params(parameters(sight))
                .params(parameters(query.party()))
                .param("after", page.after().id())
                .param("from", query.from())
                .param("until", query.until())
                .param(
                        "account",
                        query.account() == null ? null : query.account().code())
                .param("rows", page.limit() + 1)
                .query(BookStore::head)
                .list();
    }

    private List<PostedEntry> withLines(List<Head> heads, @Nullable Party only) {
        if (heads.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Line>> lines = new HashMap<>();
        sql.sql(LINES)
                .param("ids", heads.stream().map(head -> head.id.toString()).toArray(String[]::new))
                .params(parameters(only))
                .query(row -> {
                    lines.computeIfAbsent(row.getObject("entry_id", UUID.class), id -> new ArrayList<>())
                            .add(line(row));
                });
        return heads.stream()
                .map(head -> head.with(lines.getOrDefault(head.id, List.of())))
                .toList();
    }

    private static Map<String, ?> parameters(Sight sight) {
        return Map.of(
                "everywhere", sight.sites().everywhere(),
                "sites", sight.sites().codeArray(),
                "central", sight.central());
    }

    private static Map<String, ?> parameters(@Nullable Party party) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("kind", party == null ? null : party.kind().code());
        parameters.put("party", party == null ? null : party.id());
        return parameters;
    }

    private record Head(UUID id, Fact fact, LocalDate valueDate, OffsetDateTime postedAt, Undoing undoing) {

        PostedEntry with(List<Line> lines) {
            return new PostedEntry(id, fact, valueDate, postedAt.toInstant(), undoing, lines);
        }
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        UUID facility = row.getObject("facility", UUID.class);
        return new Head(
                row.getObject("id", UUID.class),
                new Fact(
                        row.getString("reason"),
                        row.getString("source"),
                        facility == null ? null : new FacilityId(facility),
                        row.getObject("occurred_on", LocalDate.class),
                        row.getString("note")),
                row.getObject("value_date", LocalDate.class),
                row.getObject("posted_at", OffsetDateTime.class),
                new Undoing(row.getObject("reverses", UUID.class), row.getObject("reversed_by", UUID.class)));
    }

    private static Line line(ResultSet row) throws SQLException {
        String kind = row.getString("party_kind");
        Party party = kind == null ? null : new Party(Party.Kind.ofCode(kind), row.getObject("party", UUID.class));
        return new Line(account(row), party, money(row, "minor"));
    }

    private static Account account(ResultSet row) throws SQLException {
        String code = row.getString("account");
        return Account.ofCode(code)
                .orElseThrow(() -> new IllegalStateException("account " + code + " is not one that we post to"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofMinor(row.getLong(column), row.getString("currency"));
    }
}
