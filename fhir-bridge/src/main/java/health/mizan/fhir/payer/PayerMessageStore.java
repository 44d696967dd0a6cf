package health.mizan.fhir.payer;

import health.mizan.crypto.FieldAddress;
import health.mizan.crypto.FieldCipher;
import health.mizan.exchanges.Exchange.Direction;
import health.mizan.exchanges.KeptText;
import health.mizan.inbox.RawBody;
import health.mizan.masterdata.Codes;
import health.mizan.outbound.Payload;
import health.mizan.parties.PayerId;
import health.mizan.parties.Phi;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PayerMessageStore {

    static final String SENT = "payer_message_sent";
    static final String RECEIVED = "payer_message_received";

    private final JdbcClient sql;
    private final FieldCipher cipher;

    PayerMessageStore(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    /** Of two that make the same message at once the first counts. */
    void keep(SentMessage message, Instant at) {
        sql.sql("""
                        insert into payer_message_sent (id, key, bundle, payer, event, number, body, sha256, created_at)
                        values (:id, :key, :bundle, :payer, :event, :number, :body, :sha256, :at)
                        on conflict (key) do nothing
                        """)
                .param("id", message.id())
                .param("key", message.key())
                .param("bundle", message.bundle())
                .param("payer", message.payer().value())
                .param("event", message.event())
                .param("number", message.number())
                .param("body", cipher.encrypt(message.body().bytes(), FieldAddress.of(SENT, "body", message.id())))
                .param("sha256", RawBody.of(message.body().bytes()).sha256())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<SentMessage> byKey(String key) {
        return sql.sql("select id, key, bundle, payer, event, number, body from payer_message_sent where key = :key")
                .param("key", key)
                .query(this::sent)
                .optional();
    }

    Optional<SentMessage> byNumber(String event, String number) {
        return sql.sql("""
                        select id, key, bundle, payer, event, number, body
                          from payer_message_sent where event = :event and number = :number
                        """)
                .param("event", event)
                .param("number", number)
                .query(this::sent)
                .optional();
    }

    void received(UUID id, UUID sent, int status, Payload body, Instant at) {
        sql.sql("""
                        insert into payer_message_received (id, sent, http_status, body, sha256, received_at)
                        values (:id, :sent, :status, :body, :sha256, :at)
                        """)
                .param("id", id)
                .param("sent", sent)
                .param("status", status)
                .param("body", cipher.encrypt(body.bytes(), FieldAddress.of(RECEIVED, "body", id)))
                .param("sha256", RawBody.of(body.bytes()).sha256())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What was said under a key; that it was said, and its digest, stays. */
    void erase(String key) {
        sql.sql("""
                        with message as (
                            update payer_message_sent set body = null where key = :key returning id)
                        update payer_message_received set body = null where sent in (select id from message)
                        """).param("key", key).update();
    }

    /** The message and the answers to it, unopened; without those that were erased. */
    List<KeptText> texts(UUID sent) {
        return sql.sql("""
                        select id, 'out' as direction, created_at as at, sha256, null::int as http_status
                          from payer_message_sent where id = :sent and body is not null
                        union all
                        select id, 'in', received_at, sha256, http_status from payer_message_received
                         where sent = :sent and body is not null
                         order by at, http_status nulls first
                        """)
                .param("sent", sent)
                .query((row, number) -> new KeptText(
                        row.getObject("id", UUID.class),
                        Codes.stored(Direction.class, row.getString("direction")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        PayerLink.FHIR_JSON,
                        row.getString("sha256"),
                        null,
                        row.getObject("http_status", Integer.class)))
                .list();
    }

    Phi<String> content(KeptText text) {
        boolean ours = text.direction() == Direction.OUT;
        String table = ours ? SENT : RECEIVED;
        byte[] body = sql.sql(
                        ours
                                ? "select body from payer_message_sent where id = :id"
                                : "select body from payer_message_received where id = :id")
                .param("id", text.id())
                .query(byte[].class)
                .single();
        return Phi.of(cipher.decryptText(body, FieldAddress.of(table, "body", text.id())));
    }

    private SentMessage sent(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new SentMessage(
                id,
                row.getString("key"),
                row.getObject("bundle", UUID.class),
                new PayerId(row.getObject("payer", UUID.class)),
                row.getString("event"),
                row.getString("number"),
                Payload.of(cipher.decrypt(row.getBytes("body"), FieldAddress.of(SENT, "body", id))));
    }
}
