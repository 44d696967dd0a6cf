package health.mizan.alarms;

import health.mizan.access.Caller;
import health.mizan.facilities.CallerSites;
import health.mizan.payments.AttemptId;
import health.mizan.remarks.KeptRemarks;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Alarms about a payment are its site's; one about nothing that we know is for everybody who looks after money. */
@Repository
class PaymentAlarmStore {

    private static final String SEEN = """
             and (:everywhere or a.attempt_id is null
                  or exists (select from payment_attempt t join payment_order o on o.id = t.order_id
                               join facility f on f.id = o.facility_id
                              where t.id = a.attempt_id and f.code = any(:codes)))
            """;

    private final JdbcClient sql;

    PaymentAlarmStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** False if it was raised before. */
    boolean insert(PaymentAlarm alarm) {
        return sql.sql("""
                        insert into payment_alarm (id, kind, reference, attempt_id, remarks, raised_at)
                        values (:id, :kind, :reference, :attempt, :details::jsonb, :at)
                        on conflict (kind, reference) do nothing
                        """)
                        .param("id", alarm.id())
                        .param("kind", alarm.kind().code())
                        .param("reference", alarm.reference())
                        .param(
                                "attempt",
                                alarm.attempt() == null ? null : alarm.attempt().value())
                        .param("details", KeptRemarks.json(alarm.details()))
                        .param("at", alarm.raisedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** False if it is not open, or not for the caller. */
    boolean resolve(Caller caller, UUID id, String note, Instant at) {
        return seen(sql.sql("""
                                update payment_alarm a set resolved_at = :at, resolved_by = :by, note = :note
                                 where a.id = :id and a.resolved_at is null
                                """ + SEEN), caller)
                        .param("id", id)
                        .param("by", caller.subject())
                        .param("note", note)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<PaymentAlarm> open(Caller caller, PageRequest page) {
        return seen(sql.sql("""
                                select a.* from payment_alarm a
                                 where a.resolved_at is null and (a.raised_at, a.id) > (:at, :id)
                                """ + SEEN + " order by a.raised_at, a.id limit :rows"), caller)
                .param("at", page.after().at().atOffset(ZoneOffset.UTC))
                .param("id", page.after().id())
                .param("rows", page.limit() + 1)
                .query(PaymentAlarmStore::alarm)
                .list();
    }

    Optional<PaymentAlarm> find(Caller caller, UUID id) {
        return seen(
                        sql.sql("select a.* from payment_alarm a where a.resolved_at is null and a.id = :id" + SEEN),
                        caller)
                .param("id", id)
                .query(PaymentAlarmStore::alarm)
                .optional();
    }

    int count(Caller caller, int most) {
        return seen(
                        sql.sql("select count(*) from (select from payment_alarm a where a.resolved_at is null" + SEEN
                                + " limit :most) few"),
                        caller)
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    private static StatementSpec seen(StatementSpec statement, Caller caller) {
        CallerSites sites = CallerSites.of(caller);
        return statement.param("everywhere", sites.everywhere()).param("codes", sites.codeArray());
    }

    private static PaymentAlarm alarm(ResultSet row, int number) throws SQLException {
        UUID attempt = row.getObject("attempt_id", UUID.class);
        return new PaymentAlarm(
                row.getObject("id", UUID.class),
                PaymentAlarm.Kind.of(row.getString("kind")),
                row.getString("reference"),
                attempt == null ? null : new AttemptId(attempt),
                KeptRemarks.of(row.getString("remarks"), row.getString("detail")),
                row.getObject("raised_at", OffsetDateTime.class).toInstant());
    }
}
