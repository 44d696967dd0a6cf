package health.mizan.fhir.messages;

import health.mizan.access.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MessageStore {

    private final JdbcClient sql;

    MessageStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(UUID message, Caller.Client sender, MessageEvent event, Instant at) {
        sql.sql("""
                        insert into fhir_message (message, client, scopes, facilities, event, received_at)
                        values (:message, :client, :scopes, :facilities, :event, :at)
                        """)
                .param("message", message)
                .param("client", sender.subject())
                .param("scopes", sender.scopes().toArray(String[]::new))
                .param("facilities", sender.facilities().toArray(String[]::new))
                .param("event", event.code())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Caller.Client sender(UUID message) {
        return sql.sql("select client, scopes, facilities from fhir_message where message = :message")
                .param("message", message)
                .query((row, number) ->
                        new Caller.Client(row.getString("client"), texts(row, "scopes"), texts(row, "facilities")))
                .single();
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
