package health.mizan.alarms;

import health.mizan.payments.AttemptId;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PaymentAlarmStore {

    private final JdbcClient sql;

    PaymentAlarmStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** False if it was raised before. */
    boolean insert(PaymentAlarm alarm) {
        return sql.sql("""
                        insert into payment_alarm (id, kind, reference, attempt_id, detail, raised_at)
                        values (:id, :kind, :reference, :attempt, :detail, :at)
                        on conflict (kind, reference) do nothing
                        """)
                        .param("id", alarm.id())
                        .param("kind", alarm.kind().code())
                        .param("reference", alarm.reference())
                        .param(
                                "attempt",
                                alarm.attempt() == null ? null : alarm.attempt().value())
                        .param("detail", alarm.detail())
                        .param("at", alarm.raisedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** False if it is not open. */
    boolean resolve(UUID id, String by, String note, Instant at) {
        return sql.sql("""
                        update payment_alarm set resolved_at = :at, resolved_by = :by, note = :note
                         where id = :id and resolved_at is null
                        """)
                        .param("id", id)
                        .param("by", by)
                        .param("note", note)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<PaymentAlarm> open(PageRequest page) {
        return sql.sql("""
                        select * from payment_alarm where resolved_at is null and (raised_at, id) > (:at, :id)
                         order by raised_at, id limit :rows
                        """)
                .param("at", page.after().at().atOffset(ZoneOffset.UTC))
                .param("id", page.after().id())
                .param("rows", page.limit() + 1)
                .query(PaymentAlarmStore::alarm)
                .list();
    }

    private static PaymentAlarm alarm(ResultSet row, int number) throws SQLException {
        UUID attempt = row.getObject("attempt_id", UUID.class);
        return new PaymentAlarm(
                row.getObject("id", UUID.class),
                PaymentAlarm.Kind.of(row.getString("kind")),
                row.getString("reference"),
                attempt == null ? null : new AttemptId(attempt),
                row.getString("detail"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant());
    }
}
