package health.mizan.beats;

import health.mizan.outbox.Subject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remote calls. All times are the database's: copies with differing clocks must agree on what is overdue. */
@Repository
class RemoteCallStore {

    private static final String COLUMNS = """
             id, kind, op_key, target, subject_kind, subject_id, state, tries, inquiries, parked_at, reason, created_at,
             extract(epoch from now() - created_at) as age, extract(epoch from now() - unknown_since) as unclear
            """;

    private static final String VIEW = "select" + COLUMNS + " from remote_call";

    private final JdbcClient sql;

    RemoteCallStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Notes a call, prepared and due after {@code pause}; empty if its key is known. */
    Optional<RemoteCall> insert(UUID id, String kind, Intent intent, Duration pause) {
        return sql.sql("""
                        insert into remote_call (id, kind, op_key, target, subject_kind, subject_id, due_at)
                        values (:id, :kind, :key, :target, :subjectKind, :subjectId,
                                now() + make_interval(secs => :pause))
                        on conflict (op_key) do nothing
                        returning""" + COLUMNS)
                .param("id", id)
                .param("kind", kind)
                .param("key", intent.key())
                .param("target", intent.target())
                .param("subjectKind", intent.subject().kind())
                .param("subjectId", intent.subject().id())
                .param("pause", seconds(pause))
                .query(RemoteCallStore::call)
                .optional();
    }

    Optional<RemoteCall> byKey(String key) {
        return sql.sql(VIEW + " where op_key = :key")
                .param("key", key)
                .query(RemoteCallStore::call)
                .optional();
    }

    Optional<RemoteCall> find(UUID id) {
        return sql.sql(VIEW + " where id = :id")
                .param("id", id)
                .query(RemoteCallStore::call)
                .optional();
    }

    Optional<RemoteCall> lock(UUID id) {
        return sql.sql(VIEW + " where id = :id for update")
                .param("id", id)
                .query(RemoteCallStore::call)
                .optional();
    }

    /** Takes one overdue call of this kind off the others' hands for {@code lease} and locks it until the commit. */
    Optional<RemoteCall> takeOverdue(String kind, Duration lease) {
        return sql.sql("""
                        update remote_call set due_at = now() + make_interval(secs => :lease)
                         where id = (select id from remote_call
                                      where kind = :kind and due_at <= now()
                                      order by due_at limit 1 for update skip locked)
                        returning""" + COLUMNS)
                .param("kind", kind)
                .param("lease", seconds(lease))
                .query(RemoteCallStore::call)
                .optional();
    }

    /** @return the call as it is now, as the three below */
    RemoteCall sent(UUID id, Duration overdueAfter) {
        return sql.sql("""
                        update remote_call
                           set state = 'sent', sent_at = now(), tries = tries + 1, unknown_since = null, inquiries = 0,
                               inquired_at = null,
                               due_at = now() + make_interval(secs => :pause)
                         where id = :id
                        returning""" + COLUMNS)
                .param("id", id)
                .param("pause", seconds(overdueAfter))
                .query(RemoteCallStore::call)
                .single();
    }

    RemoteCall settled(UUID id, CallState state, String reason) {
        return sql.sql("""
                        update remote_call
                           set state = :state, reason = :reason, settled_at = now(), due_at = null, parked_at = null
                         where id = :id
                        returning""" + COLUMNS)
                .param("id", id)
                .param("state", state.code())
                .param("reason", reason)
                .query(RemoteCallStore::call)
                .single();
    }

    /** For an outcome learned elsewhere. Passes over a call that is being settled this moment: waiting could deadlock. */
    void settleIfOpen(String key, CallState outcome) {
        sql.sql("""
                        update remote_call
                           set state = :state, reason = 'learned', settled_at = now(), due_at = null, parked_at = null
                         where id = (select id from remote_call where op_key = :key and settled_at is null
                                        for update skip locked)
                        """).param("key", key).param("state", outcome.code()).update();
    }

    RemoteCall prepared(UUID id, Duration pause, String reason) {
        return sql.sql("""
                        update remote_call
                           set state = 'prepared', reason = :reason, unknown_since = null, parked_at = null,
                               due_at = now() + make_interval(secs => :pause)
                         where id = :id
                        returning""" + COLUMNS)
                .param("id", id)
                .param("pause", seconds(pause))
                .param("reason", reason)
                .query(RemoteCallStore::call)
                .single();
    }

    /** @param pause until the next inquiry; empty parks the call */
    RemoteCall unknown(UUID id, Optional<Duration> pause, int inquiries, String reason) {
        return sql.sql("""
                        update remote_call
                           set state = 'unknown', reason = :reason, unknown_since = coalesce(unknown_since, now()),
                               inquired_at = case when :inquiries > inquiries then now() else inquired_at end,
                               inquiries = :inquiries,
                               due_at = now() + make_interval(secs => :pause),
                               parked_at = case when :pause::numeric is null then now() end
                         where id = :id
                        returning""" + COLUMNS)
                .param("id", id)
                .param("pause", pause.map(RemoteCallStore::seconds).orElse(null))
                .param("inquiries", inquiries)
                .param("reason", reason)
                .query(RemoteCallStore::call)
                .single();
    }

    /** Makes an unknown call due for an inquiry now; false if it is not unknown. */
    boolean dueNow(UUID id) {
        return sql.sql("update remote_call set due_at = now(), parked_at = null where id = :id and state = 'unknown'")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Makes an unknown call due now. Passes over one that is being settled this moment: it is known soon enough. */
    void hasten(String key) {
        sql.sql("""
                        update remote_call set due_at = now(), parked_at = null
                         where id = (select id from remote_call where op_key = :key and state = 'unknown'
                                        for update skip locked)
                        """).param("key", key).update();
    }

    List<Beats.Listed> list(CallState state, Instant afterAt, UUID afterId, int rows) {
        return sql.sql(VIEW + """
                         where state = :state and (created_at, id) > (:afterAt, :afterId)
                         order by created_at, id
                         limit :rows
                        """)
                .param("state", state.code())
                .param("afterAt", afterAt.atOffset(ZoneOffset.UTC))
                .param("afterId", afterId)
                .param("rows", rows)
                .query((row, number) -> new Beats.Listed(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(), call(row, number)))
                .list();
    }

    private static RemoteCall call(ResultSet row, int number) throws SQLException {
        OffsetDateTime parked = row.getObject("parked_at", OffsetDateTime.class);
        return new RemoteCall(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("op_key"),
                row.getString("target"),
                new Subject(row.getString("subject_kind"), row.getString("subject_id")),
                CallState.of(row.getString("state")),
                row.getInt("tries"),
                row.getInt("inquiries"),
                duration(row.getBigDecimal("age")).orElse(Duration.ZERO),
                duration(row.getBigDecimal("unclear")),
                Optional.ofNullable(parked).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("reason")));
    }

    private static Optional<Duration> duration(@Nullable BigDecimal seconds) {
        return Optional.ofNullable(seconds)
                .map(s -> Duration.ofMillis(s.movePointRight(3).longValue()));
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }
}
