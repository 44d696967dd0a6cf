package health.mizan.relay;

import health.mizan.web.PageRequest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deliveries as operators and figures see them; leasing is {@link LeaseStore}'s. */
@Repository
class DeliveryStore {

    private static final String VIEW = """
            select d.id, d.event_id, e.type as event, d.handler, e.subject_kind, e.subject_id, d.state, d.tries,
                   e.occurred_at, d.due_at, d.error, d.skip_reason, d.settled_at
              from outbox_delivery d join outbox_event e on e.id = d.event_id
            """;

    private final JdbcClient sql;

    DeliveryStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** How one handler is doing. */
    record Figures(String handler, long pending, long parked, long oldestSeconds) {}

    List<Delivery> list(DeliveryState state, PageRequest page) {
        return sql.sql(VIEW + """
                         where d.state = :state and (e.occurred_at, d.id) > (:afterAt, :afterId)
                         order by e.occurred_at, d.id
                         limit :rows
                        """)
                .param("state", state.code())
                .param("afterAt", page.after().at().atOffset(ZoneOffset.UTC))
                .param("afterId", page.after().id())
                .param("rows", page.limit() + 1)
                .query(Delivery.class)
                .list();
    }

    List<Delivery> about(Collection<String> subjects, int rows) {
        return sql.sql(VIEW + " where e.subject_id = any(:subjects) order by e.occurred_at, d.id limit :rows")
                .param("subjects", subjects.toArray(String[]::new))
                .param("rows", rows)
                .query(Delivery.class)
                .list();
    }

    Optional<Delivery> find(UUID id) {
        return sql.sql(VIEW + " where d.id = :id")
                .param("id", id)
                .query(Delivery.class)
                .optional();
    }

    /** Locks the row for the transaction; empty also while a handler is at work on it. */
    Optional<DeliveryState> lockAtRest(UUID id) {
        return sql.sql("""
                        select state from outbox_delivery
                         where id = :id and (leased_until is null or leased_until < now()) for update
                        """).param("id", id).query(String.class).optional().flatMap(DeliveryState::of);
    }

    void retry(UUID id) {
        sql.sql("""
                        update outbox_delivery
                           set state = 'pending', settled_at = null, tries = 0, due_at = now(),
                               leased_by = null, leased_until = null
                         where id = :id
                        """).param("id", id).update();
    }

    void skip(UUID id, String reason) {
        sql.sql("""
                        update outbox_delivery set state = 'skipped', settled_at = now(), skip_reason = :reason
                         where id = :id
                        """).param("id", id).param("reason", reason).update();
    }

    /** Parks what is long due for handlers that nobody has any more. */
    int parkOrphans(Collection<String> handlers, Duration age) {
        return sql.sql("""
                        update outbox_delivery
                           set state = 'parked', settled_at = now(), leased_by = null, leased_until = null,
                               error = 'no handler of this name exists'
                         where state = 'pending' and not (handler = any(:handlers))
                           and due_at < now() - make_interval(secs => :seconds)
                           and (leased_until is null or leased_until < now())
                        """)
                .param("handlers", handlers.toArray(String[]::new))
                .param("seconds", age.toSeconds())
                .update();
    }

    int deleteFinished(Duration age, int limit) {
        return sql.sql("""
                        delete from outbox_delivery where id in (
                            select id from outbox_delivery
                             where state in ('delivered', 'skipped')
                               and settled_at < now() - make_interval(secs => :seconds)
                             order by settled_at limit :limit for update skip locked)
                        """)
                .param("seconds", age.toSeconds())
                .param("limit", limit)
                .update();
    }

    int deleteEventsWithoutDeliveries(Duration age, int limit) {
        return sql.sql("""
                        delete from outbox_event where id in (
                            select e.id from outbox_event e
                             where e.occurred_at < now() - make_interval(secs => :seconds)
                               and not exists (select from outbox_delivery d where d.event_id = e.id)
                             order by e.position limit :limit)
                        """)
                .param("seconds", age.toSeconds())
                .param("limit", limit)
                .update();
    }

    List<Figures> figures() {
        return sql.sql("""
                        select handler,
                               count(*) filter (where state = 'pending') as pending,
                               count(*) filter (where state = 'parked') as parked,
                               coalesce(extract(epoch from now() - min(e.occurred_at)
                                        filter (where state = 'pending')), 0)::bigint as oldest_seconds
                          from outbox_delivery d join outbox_event e on e.id = d.event_id
                         where state in ('pending', 'parked')
                         group by handler
                        """).query(Figures.class).list();
    }
}
