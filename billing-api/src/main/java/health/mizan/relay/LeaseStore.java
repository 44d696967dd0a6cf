package health.mizan.relay;

import health.mizan.outbox.Subject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Leases and what becomes of them. All times are the database's: copies with differing clocks must agree on when a lease
 * ends.
 */
@Repository
class LeaseStore {

    private final JdbcClient sql;

    LeaseStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Leases the oldest due deliveries of a handler, at most one per subject: the one that no pending or parked one of
     * the same subject stands before. A stale snapshot can only hold a delivery back, never let one overtake.
     */
    List<Leased> lease(String handler, UUID copy, Duration lease, int limit) {
        return sql
                .sql("""
                        with next as (
                            select d.id from outbox_delivery d
                             where d.handler = :handler and d.state = 'pending' and d.due_at <= now()
                               and (d.leased_until is null or d.leased_until < now())
                               and not exists (select from outbox_delivery before
                                                where before.handler = d.handler and before.subject = d.subject
                                                  and before.position < d.position
                                                  and before.state in ('pending', 'parked'))
                             order by d.position
                             limit :limit
                               for update of d skip locked)
                        update outbox_delivery d
                           set leased_by = :copy, leased_until = now() + make_interval(secs => :seconds),
                               tries = d.tries + 1
                          from next, outbox_event e
                         where d.id = next.id and e.id = d.event_id
                        returning d.id, d.event_id, d.handler, d.position, d.tries,
                                  e.type, e.subject_kind, e.subject_id, e.payload
                        """)
                .param("handler", handler)
                .param("copy", copy)
                .param("seconds", seconds(lease))
                .param("limit", limit)
                .query(LeaseStore::leased)
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Leased::position))
                .toList();
    }

    private static Leased leased(ResultSet row, int number) throws SQLException {
        return new Leased(
                row.getObject("id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getString("handler"),
                row.getLong("position"),
                row.getInt("tries"),
                row.getString("type"),
                new Subject(row.getString("subject_kind"), row.getString("subject_id")),
                row.getString("payload"));
    }

    void renew(UUID copy, Collection<UUID> atWork, Duration lease) {
        sql.sql("""
                        update outbox_delivery set leased_until = now() + make_interval(secs => :seconds)
                         where id = any(:ids::uuid[]) and leased_by = :copy and state = 'pending'
                        """)
                .param("seconds", seconds(lease))
                .param("ids", texts(atWork))
                .param("copy", copy)
                .update();
    }

    /** Gives back what this copy holds, except what it is still at work on. */
    int release(UUID copy, Collection<UUID> atWork) {
        return sql.sql("""
                        update outbox_delivery set leased_by = null, leased_until = null
                         where leased_by = :copy and state = 'pending' and not (id = any(:ids::uuid[]))
                        """).param("ids", texts(atWork)).param("copy", copy).update();
    }

    /** False if the lease is no longer ours: somebody else may have made the delivery meanwhile. So for the next two. */
    boolean delivered(Leased delivery, UUID copy) {
        return settled(delivery, copy, sql.sql("""
                        update outbox_delivery
                           set leased_by = null, leased_until = null,
                               state = 'delivered', settled_at = now(), error = null
                         where id = :id and leased_by = :copy and tries = :tries and state = 'pending'
                        """));
    }

    boolean park(Leased delivery, UUID copy, String error) {
        return settled(delivery, copy, sql.sql("""
                                update outbox_delivery
                                   set leased_by = null, leased_until = null,
                                       state = 'parked', settled_at = now(), error = :error
                                 where id = :id and leased_by = :copy and tries = :tries and state = 'pending'
                                """).param("error", error));
    }

    boolean retryAfter(Leased delivery, UUID copy, Duration pause, String error) {
        return settled(
                delivery, copy, sql.sql("""
                                update outbox_delivery
                                   set leased_by = null, leased_until = null,
                                       due_at = now() + make_interval(secs => :pause), error = :error
                                 where id = :id and leased_by = :copy and tries = :tries and state = 'pending'
                                """).param("pause", seconds(pause)).param("error", error));
    }

    private static boolean settled(Leased delivery, UUID copy, JdbcClient.StatementSpec update) {
        return update.param("id", delivery.id())
                        .param("copy", copy)
                        .param("tries", delivery.tries())
                        .update()
                == 1;
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
