package health.mizan.fhir.kept;

import health.mizan.fhir.searching.Asked;
import health.mizan.fhir.searching.Asked.Alternative;
import health.mizan.fhir.searching.Parameters;
import health.mizan.fhir.searching.Query;
import health.mizan.sight.Sight;
import health.mizan.web.Cursor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Searches kept resources. The first exact parameter (a patient, an identifier) leads to the rows by its index; the
 * others are looked at row by row, as a relation of what was asked, so that the statement's text is always the same.
 */
@Component
class KeptSearchStore {

    private static final String MET = """
             and not r.deleted
             and not exists (
                 select from unnest(:wanted::int[]) w(n)
                  where not exists (
                      select from unnest(:nos::int[], :names::text[], :hashes::bytea[], :words::text[], :ops::text[],
                                         :lows::timestamptz[], :highs::timestamptz[])
                                  a(n, name, hash, words, op, low, high)
                       where a.n = w.n and case a.name
                           when '_id' then r.id = a.words
                           when '_lastUpdated' then case a.op
                               when 'eq' then r.changed_at >= a.low and r.changed_at < a.high
                               when 'ne' then r.changed_at < a.low or r.changed_at >= a.high
                               when 'gt' then r.changed_at >= a.high
                               when 'sa' then r.changed_at >= a.high
                               when 'lt' then r.changed_at < a.low
                               when 'eb' then r.changed_at < a.low
                               when 'ge' then r.changed_at >= a.low
                               when 'le' then r.changed_at < a.high
                               end
                           else exists (
                               select from fhir_index i
                                where i.resource_key = r.key and i.name = a.name and case
                                    when a.hash is not null then i.hash = a.hash
                                    when a.words is not null then starts_with(i.words, a.words)
                                                               or position(' ' || a.words in i.words) > 0
                                    else case a.op
                                        when 'eq' then i.low >= a.low and i.high <= a.high
                                        when 'ne' then not (i.low >= a.low and i.high <= a.high)
                                        when 'gt' then i.high > a.high
                                        when 'lt' then i.low < a.low
                                        when 'ge' then i.high > a.high or (i.low >= a.low and i.high <= a.high)
                                        when 'le' then i.low < a.low or (i.low >= a.low and i.high <= a.high)
                                        when 'sa' then i.low >= a.high
                                        when 'eb' then i.high <= a.low
                                        end
                                    end)
                           end))
            """;

    private static final String LED = """
             and r.key in (select d.resource_key from fhir_index d
                            where d.name = :lead and d.hash = any(:leads::bytea[]))
            """;

    private static final String OLDEST_FIRST =
            " and (r.changed_at, r.key) > (:at::timestamptz, :key::uuid) order by r.changed_at, r.key limit :rows";

    private static final String NEWEST_FIRST =
            " and (r.changed_at, r.key) < (:at::timestamptz, :key::uuid) order by r.changed_at desc, r.key desc"
                    + " limit :rows";

    private static final Cursor LAST =
            new Cursor(Instant.parse("9999-12-31T00:00:00Z"), UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));

    private final JdbcClient sql;
    private final KeptStore rows;
    private final KeptSeal seal;

    KeptSearchStore(JdbcClient sql, KeptStore rows, KeptSeal seal) {
        this.sql = sql;
        this.rows = rows;
        this.seal = seal;
    }

    /** One row more than the page has proves that there is a next one. */
    List<Kept> search(Query query, Sight sight) {
        Optional<Asked> lead = query.asked().stream()
                .filter(asked -> !asked.name().startsWith("_")
                        && asked.anyOf().stream().allMatch(one -> one instanceof Alternative.Exactly))
                .findFirst();
        Cursor after = query.page().after();
        Cursor from = query.newestFirst() && after.equals(Cursor.START) ? LAST : after;
        StatementSpec statement = sql.sql(text(lead.isPresent(), query.newestFirst()))
                .param("type", query.type())
                .params(sight.params())
                .param("at", from.at().atOffset(ZoneOffset.UTC))
                .param("key", from.id())
                .param("rows", query.page().limit() + 1);
        lead.ifPresent(asked -> statement.param("lead", asked.name()).param("leads", hashes(query.type(), asked)));
        bind(statement, query);
        return statement.query(rows::read).list();
    }

    private static String text(boolean led, boolean newestFirst) {
        if (led) {
            return newestFirst
                    ? KeptStore.NEWEST + LED + KeptStore.VISIBLE + MET + NEWEST_FIRST
                    : KeptStore.NEWEST + LED + KeptStore.VISIBLE + MET + OLDEST_FIRST;
        }
        return newestFirst
                ? KeptStore.NEWEST + KeptStore.VISIBLE + MET + NEWEST_FIRST
                : KeptStore.NEWEST + KeptStore.VISIBLE + MET + OLDEST_FIRST;
    }

    private byte[][] hashes(String type, Asked asked) {
        return asked.anyOf().stream()
                .map(one -> seal.form(type, asked.name(), ((Alternative.Exactly) one).form()))
                .toArray(byte[][]::new);
    }

    private void bind(StatementSpec statement, Query query) {
        List<Integer> wanted = new ArrayList<>();
        List<Integer> nos = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<byte @Nullable []> hashes = new ArrayList<>();
        List<@Nullable String> words = new ArrayList<>();
        List<@Nullable String> ops = new ArrayList<>();
        List<@Nullable String> lows = new ArrayList<>();
        List<@Nullable String> highs = new ArrayList<>();
        for (Asked asked : query.asked()) {
            wanted.add(wanted.size());
            for (Alternative one : asked.anyOf()) {
                nos.add(wanted.size() - 1);
                names.add(asked.name());
                hashes.add(hash(query.type(), asked.name(), one));
                words.add(words(asked.name(), one));
                ops.add(one instanceof Alternative.When when ? when.comparison().code() : null);
                lows.add(one instanceof Alternative.When when ? text(when.span().low()) : null);
                highs.add(
                        one instanceof Alternative.When when ? text(when.span().high()) : null);
            }
        }
        statement
                .param("wanted", wanted.toArray(Integer[]::new))
                .param("nos", nos.toArray(Integer[]::new))
                .param("names", names.toArray(String[]::new))
                .param("hashes", hashes.toArray(byte[][]::new))
                .param("words", words.toArray(String[]::new))
                .param("ops", ops.toArray(String[]::new))
                .param("lows", lows.toArray(String[]::new))
                .param("highs", highs.toArray(String[]::new));
    }

    private byte @Nullable [] hash(String type, String name, Alternative one) {
        return one instanceof Alternative.Exactly(String form) && !name.equals(Parameters.ID)
                ? seal.form(type, name, form)
                : null;
    }

    private static @Nullable String words(String name, Alternative one) {
        return switch (one) {
            case Alternative.Exactly(String form) -> name.equals(Parameters.ID) ? form : null;
            case Alternative.Beginning(String text) -> text;
            case Alternative.When when -> null;
        };
    }

    private static String text(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC).toString();
    }
}
