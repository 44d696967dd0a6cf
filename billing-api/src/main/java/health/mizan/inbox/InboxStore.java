package health.mizan.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.crypto.EncryptedColumn;
import health.mizan.crypto.FieldAddress;
import health.mizan.crypto.FieldCipher;
import health.mizan.outbox.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InboxStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient sql;
    private final FieldCipher cipher;

    /** What a rotation of keys writes anew. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {

        @Bean
        EncryptedColumn inboxBodies() {
            return EncryptedColumn.of("inbox_message", "body", "id");
        }

        @Bean
        EncryptedColumn inboxAnswers() {
            return EncryptedColumn.of("inbox_message", "answer", "id");
        }
    }

    InboxStore(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    record Known(UUID id, String sha256) {}

    /** False if the sender has used this external id before. */
    boolean insert(UUID id, Incoming incoming, Instant at) {
        return sql.sql("""
                        insert into inbox_message (id, source, sender, external_id, content_type, body,
                                                   body_sha256, body_bytes, received_at)
                        values (:id, :source, :sender, :externalId, :type, :body, :sha256, :bytes, :at)
                        on conflict (source, sender, external_id) do nothing
                        """)
                        .param("id", id)
                        .param("source", incoming.source())
                        .param("sender", incoming.sender())
                        .param("externalId", incoming.externalId())
                        .param("type", incoming.contentType())
                        .param("body", cipher.encrypt(incoming.body().bytes(), address("body", id)))
                        .param("sha256", incoming.body().sha256())
                        .param("bytes", incoming.body().length())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Known known(Incoming incoming) {
        return sql.sql("""
                        select id, body_sha256 as sha256 from inbox_message
                         where source = :source and sender = :sender and external_id = :externalId
                        """)
                .param("source", incoming.source())
                .param("sender", incoming.sender())
                .param("externalId", incoming.externalId())
                .query(Known.class)
                .single();
    }

    InboxState lock(UUID id) {
        return InboxState.of(sql.sql("select state from inbox_message where id = :id for update")
                .param("id", id)
                .query(String.class)
                .single());
    }

    /** A message from outside, and which of its texts there still are. */
    record Kept(
            UUID id,
            String contentType,
            String sha256,
            int bytes,
            Instant receivedAt,
            @Nullable Instant settledAt,
            boolean bodyKept,
            boolean answerKept) {}

    Optional<Kept> kept(UUID id) {
        return sql.sql("""
                        select id, content_type, body_sha256 as sha256, body_bytes as bytes, received_at, settled_at,
                               body is not null as body_kept, answer is not null as answer_kept
                          from inbox_message where id = :id
                        """).param("id", id).query(Kept.class).optional();
    }

    InboxMessage read(UUID id) {
        return sql.sql("""
                        select id, source, sender, external_id, content_type, received_at, body
                          from inbox_message where id = :id and body is not null
                        """).param("id", id).query(this::message).single();
    }

    private InboxMessage message(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new InboxMessage(
                id,
                row.getString("source"),
                row.getString("sender"),
                row.getString("external_id"),
                row.getString("content_type"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                RawBody.of(cipher.decrypt(row.getBytes("body"), address("body", id))));
    }

    void settle(UUID id, InboxState state, Optional<String> refusal, Optional<InboxAnswer> answer) {
        sql.sql("""
                        update inbox_message
                           set state = :state, refusal = :refusal, answer = :answer, settled_at = now()
                         where id = :id
                        """)
                .param("id", id)
                .param("state", state.code())
                .param("refusal", refusal.orElse(null))
                .param("answer", answer.map(given -> seal(id, given)).orElse(null))
                .update();
    }

    void isAbout(UUID id, Subject subject) {
        sql.sql("update inbox_message set subject_kind = :kind, subject_id = :subject where id = :id")
                .param("id", id)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .update();
    }

    Optional<InboxAnswer> answer(UUID id) {
        return sql.sql("select answer from inbox_message where id = :id and answer is not null")
                .param("id", id)
                .query(byte[].class)
                .optional()
                .map(written -> open(id, written));
    }

    int eraseRaw(Duration age, int limit) {
        return sql.sql("""
                        update inbox_message set body = null, answer = null
                         where id in (select id from inbox_message
                                       where body is not null and state in ('done', 'refused')
                                         and settled_at < now() - make_interval(secs => :seconds)
                                       order by settled_at limit :limit for update skip locked)
                        """)
                .param("seconds", age.toSeconds())
                .param("limit", limit)
                .update();
    }

    private byte[] seal(UUID id, InboxAnswer answer) {
        try {
            return cipher.encrypt(JSON.writeValueAsBytes(answer), address("answer", id));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private InboxAnswer open(UUID id, byte[] written) {
        try {
            return JSON.readValue(cipher.decryptText(written, address("answer", id)), InboxAnswer.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static FieldAddress address(String column, UUID id) {
        return FieldAddress.of("inbox_message", column, id);
    }
}
