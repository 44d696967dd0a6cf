package health.mizan.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.crypto.FieldAddress;
import health.mizan.crypto.FieldCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class IdempotencyStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient sql;
    private final FieldCipher cipher;

    IdempotencyStore(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    /** Takes the key for the rest of the transaction; false if another request holds it now. Never waits. */
    boolean claim(IdempotentRequest request) {
        // A lock and not a row: a row of an unfinished transaction would make the repeat wait instead of answering 409.
        return sql.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, :seed))")
                .param("name", rowName(request))
                .param("seed", 7_302_311L)
                .query(Boolean.class)
                .single();
    }

    Optional<StoredAnswer> find(IdempotentRequest request) {
        return sql.sql("""
                        select answer from idempotency_key
                         where caller = :caller and route = :route and key = :key
                        """)
                .param("caller", request.caller())
                .param("route", request.route())
                .param("key", request.key())
                .query(byte[].class)
                .optional()
                .map(written -> open(request, written));
    }

    void insert(IdempotentRequest request, StoredAnswer answer) {
        sql.sql("""
                        insert into idempotency_key (caller, route, key, answer)
                        values (:caller, :route, :key, :answer)
                        """)
                .param("caller", request.caller())
                .param("route", request.route())
                .param("key", request.key())
                .param("answer", seal(request, answer))
                .update();
    }

    /** Forgets keys older than {@code age}, at most {@code limit} of them. */
    int deleteOlderThan(Duration age, int limit) {
        return sql.sql("""
                        delete from idempotency_key
                         where ctid in (select ctid from idempotency_key
                                         where created_at < now() - make_interval(secs => :seconds)
                                         order by created_at limit :limit
                                           for update skip locked)
                        """)
                .param("seconds", age.toSeconds())
                .param("limit", limit)
                .update();
    }

    private byte[] seal(IdempotentRequest request, StoredAnswer answer) {
        try {
            return cipher.encrypt(JSON.writeValueAsBytes(answer), address(request));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private StoredAnswer open(IdempotentRequest request, byte[] written) {
        try {
            return JSON.readValue(cipher.decrypt(written, address(request)), StoredAnswer.class);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static FieldAddress address(IdempotentRequest request) {
        return new FieldAddress("idempotency_key", "answer", rowName(request));
    }

    private static String rowName(IdempotentRequest request) {
        // No part holds a line break: header values, subjects and patterns cannot.
        return request.caller() + "\n" + request.route() + "\n" + request.key();
    }
}
