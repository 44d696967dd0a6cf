package health.mizan.outbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OutboxStore {

    private final JdbcClient sql;

    OutboxStore(JdbcClient sql) {
        this.sql = sql;
    }

    record Entry(UUID id, String type, Subject subject, String payload, Instant occurredAt) {}

    void insert(Entry event, List<String> handlers, List<UUID> deliveryIds) {
        sql.sql("""
                        with event as (
                            insert into outbox_event (id, type, subject_kind, subject_id, payload, occurred_at)
                            values (:id, :type, :kind, :subject, :payload::jsonb, :at)
                            returning id, position, subject_kind || '/' || subject_id as subject)
                        insert into outbox_delivery (id, event_id, handler, subject, position)
                        select fresh.id, event.id, fresh.handler, event.subject, event.position
                          from event, unnest(:ids::uuid[], :handlers::text[]) as fresh(id, handler)
                        """)
                .param("id", event.id())
                .param("type", event.type())
                .param("kind", event.subject().kind())
                .param("subject", event.subject().id())
                .param("payload", event.payload())
                .param("at", event.occurredAt().atOffset(ZoneOffset.UTC))
                .param("ids", deliveryIds.stream().map(UUID::toString).toArray(String[]::new))
                .param("handlers", handlers.toArray(String[]::new))
                .update();
    }
}
