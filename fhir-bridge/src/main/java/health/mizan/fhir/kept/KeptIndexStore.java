package health.mizan.fhir.kept;

import health.mizan.fhir.searching.Indexed;
import health.mizan.fhir.searching.Parameters;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the newest version of a resource is found by, and the identifiers it alone may have. */
@Component
class KeptIndexStore {

    private final JdbcClient sql;
    private final KeptSeal seal;

    KeptIndexStore(JdbcClient sql, KeptSeal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if another resource of the type has one of the identifiers */
    void replace(UUID key, KeptDraft draft) {
        clear(key);
        insertIdentifiers(key, draft.type(), draft.exclusive());
        insertIndexed(key, draft.type(), draft.indexed());
    }

    void clear(UUID key) {
        sql.sql("delete from fhir_identifier where resource_key = :key")
                .param("key", key)
                .update();
        sql.sql("delete from fhir_index where resource_key = :key")
                .param("key", key)
                .update();
    }

    private void insertIdentifiers(UUID key, String type, Set<String> exclusive) {
        if (exclusive.isEmpty()) {
            return;
        }
        // In one order, so that two writers of the same identifiers wait for each other instead of embracing.
        byte[][] hashes = exclusive.stream()
                .sorted()
                .map(form -> seal.form(type, "identifier", form))
                .toArray(byte[][]::new);
        sql.sql("""
                insert into fhir_identifier (type, hash, resource_key)
                select :type, h, :key from unnest(:hashes::bytea[]) with ordinality as u(h, n) order by n
                """)
                .param("type", type)
                .param("hashes", hashes)
                .param("key", key)
                .update();
    }

    private void insertIndexed(UUID key, String type, List<Indexed> indexed) {
        List<String> names = new ArrayList<>();
        List<byte @Nullable []> hashes = new ArrayList<>();
        List<@Nullable String> words = new ArrayList<>();
        List<@Nullable OffsetDateTime> lows = new ArrayList<>();
        List<@Nullable OffsetDateTime> highs = new ArrayList<>();
        for (Indexed one : indexed) {
            if (one.name().equals(Parameters.ID)) {
                continue;
            }
            names.add(one.name());
            Indexed.Value value = one.value();
            hashes.add(value instanceof Indexed.Value.Exact(String form) ? seal.form(type, one.name(), form) : null);
            words.add(value instanceof Indexed.Value.Words(String text) ? text : null);
            lows.add(
                    value instanceof Indexed.Value.Time time ? time.span().low().atOffset(ZoneOffset.UTC) : null);
            highs.add(
                    value instanceof Indexed.Value.Time time
                            ? time.span().high().atOffset(ZoneOffset.UTC)
                            : null);
        }
        if (names.isEmpty()) {
            return;
        }
        sql.sql("""
                insert into fhir_index (resource_key, name, hash, words, low, high)
                select :key, * from unnest(:names::text[], :hashes::bytea[], :words::text[],
                                           :lows::timestamptz[], :highs::timestamptz[])
                """)
                .param("key", key)
                .param("names", names.toArray(String[]::new))
                .param("hashes", hashes.toArray(byte[][]::new))
                .param("words", words.toArray(String[]::new))
                .param("lows", texts(lows))
                .param("highs", texts(highs))
                .update();
    }

    private static @Nullable String[] texts(List<@Nullable OffsetDateTime> times) {
        return times.stream().map(time -> time == null ? null : time.toString()).toArray(String[]::new);
    }
}
