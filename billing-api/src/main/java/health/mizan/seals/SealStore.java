package health.mizan.seals;

import health.mizan.seals.Seal.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the sealer reads and writes; the journal's rows as they are, not as they should be. */
@Component
class SealStore {

    static final String HEAD_COLUMNS =
            "id, reason, source, facility, occurred_on, value_date, posted_at, reverses, lines, note";
    static final String LINE_COLUMNS = "entry_id, line_no, account, party_kind, party, minor, currency";
    static final String SEAL_COLUMNS = "no, previous, entries, hash, key_id, sealed_at";

    private static final String WAITING = """
            (:since::timestamptz is null or e.posted_at >= :since)
            and (select true from sealed_entry s where s.entry_id = e.id) is null""";

    private static final String FIRST_WAITING = "with recent as materialized (select " + HEAD_COLUMNS
            + " from journal_entry e where " + WAITING + ") select * from recent order by id limit :limit";

    private static final String NEXT_WAITING = "select " + HEAD_COLUMNS + " from journal_entry e where " + WAITING
            + " and e.id > :after order by e.id limit :limit";

    private final JdbcClient sql;

    SealStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** True if this transaction leads; another copy of the application that leads already is let be. */
    boolean lead() {
        return sql.sql("select pg_try_advisory_xact_lock(47109864710402)")
                .query(Boolean.class)
                .single();
    }

    Instant now() {
        return sql.sql("select now()").query(OffsetDateTime.class).single().toInstant();
    }

    Optional<Seal> last() {
        return sql.sql("select " + SEAL_COLUMNS + " from ledger_seal order by no desc limit 1")
                .query(SealStore::seal)
                .optional();
    }

    List<Seal> before(long no, int limit) {
        return sql.sql("select " + SEAL_COLUMNS + " from ledger_seal where no < ? order by no desc limit ?")
                .params(no, limit)
                .query(SealStore::seal)
                .list();
    }

    /**
     * In order of id. Each entry is looked up in the seals by itself, and the recent ones are found before they are put
     * in order: otherwise the whole past would be read again for every seal.
     *
     * @param since null looks back to the beginning
     * @param after null begins anew; else goes on behind the entry that the seal before ended with
     */
    List<EntryImage> unsealed(@Nullable Instant since, @Nullable UUID after, int limit) {
        List<EntryImage.Head> heads = sql.sql(after == null ? FIRST_WAITING : NEXT_WAITING)
                .param("since", since == null ? null : since.atOffset(ZoneOffset.UTC))
                .param("after", after)
                .param("limit", limit)
                .query(SealStore::head)
                .list();
        Map<UUID, List<EntryImage.Line>> lines = new HashMap<>();
        sql.sql("select " + LINE_COLUMNS + " from posting where entry_id = any(?::uuid[]) order by entry_id, line_no")
                .param(heads.stream().map(head -> head.id().toString()).toArray(String[]::new))
                .query(SealStore::line)
                .list()
                .forEach(line -> lines.computeIfAbsent(line.entry(), id -> new ArrayList<>())
                        .add(line));
        return heads.stream()
                .map(head -> new EntryImage(head, lines.getOrDefault(head.id(), List.of())))
                .toList();
    }

    /** How far back the next run has to look; empty is to the beginning. */
    Optional<Instant> openSince() {
        return sql.sql("select open_since from ledger_seal where open_since is not null order by no desc limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void insert(Seal seal, @Nullable Instant openSince, List<Sealed> entries) {
        sql.sql("""
                insert into ledger_seal (no, previous, entries, hash, key_id, sealed_at, open_since)
                values (:no, decode(:previous, 'hex'), :entries, decode(:hash, 'hex'), :keyId, :sealedAt, :openSince)""")
                .param("openSince", openSince == null ? null : openSince.atOffset(ZoneOffset.UTC))
                .param("no", seal.no())
                .param("previous", seal.previous())
                .param("entries", seal.entries())
                .param("hash", seal.hash())
                .param("keyId", seal.keyId())
                .param("sealedAt", seal.sealedAt().atOffset(ZoneOffset.UTC))
                .update();
        sql.sql("""
                insert into sealed_entry (entry_id, seal_no, digest, parts)
                select entry, :no, decode(digest, 'hex'), decode(parts, 'hex')
                  from unnest(:entries::uuid[], :digests::text[], :parts::text[]) as sealed(entry, digest, parts)""")
                .param("no", seal.no())
                .param(
                        "entries",
                        entries.stream().map(e -> e.entry().toString()).toArray(String[]::new))
                .param("digests", entries.stream().map(Sealed::digest).toArray(String[]::new))
                .param("parts", entries.stream().map(Sealed::parts).toArray(String[]::new))
                .update();
    }

    /** Entries without a seal since then, and the time of the first of them. */
    Backlog backlog(@Nullable Instant since) {
        return sql.sql("select count(*) as entries, min(e.posted_at) as oldest from journal_entry e where " + WAITING)
                .param("since", since == null ? null : since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Backlog(row.getLong("entries"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    record Backlog(long entries, @Nullable Instant oldest) {}

    static Seal seal(ResultSet row, int number) throws SQLException {
        return new Seal(
                row.getLong("no"),
                hex(row, "previous"),
                row.getInt("entries"),
                hex(row, "hash"),
                row.getString("key_id"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant());
    }

    static String hex(ResultSet row, String column) throws SQLException {
        return HexFormat.of().formatHex(row.getBytes(column));
    }

    static EntryImage.Head head(ResultSet row, int number) throws SQLException {
        return new EntryImage.Head(
                row.getObject("id", UUID.class),
                row.getString("reason"),
                row.getString("source"),
                row.getObject("facility", UUID.class),
                row.getObject("occurred_on", LocalDate.class),
                row.getObject("value_date", LocalDate.class),
                row.getObject("posted_at", OffsetDateTime.class),
                row.getObject("reverses", UUID.class),
                row.getInt("lines"),
                row.getString("note"));
    }

    static EntryImage.Line line(ResultSet row, int number) throws SQLException {
        return new EntryImage.Line(
                row.getObject("entry_id", UUID.class),
                row.getInt("line_no"),
                row.getString("account"),
                row.getString("party_kind"),
                row.getObject("party", UUID.class),
                row.getLong("minor"),
                row.getString("currency"));
    }
}
