package health.mizan.worklists;

import health.mizan.access.Caller;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimState;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.web.Cursor;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class ClaimRowStore {

    /** Lists, counts and neighbours of a queue come from here, so that they cannot differ. */
    private static final String QUEUE = """
             from claim c join patient p on p.id = c.patient_id join facility f on f.id = c.facility_id
            where
            """ + Sight.VISIT_SQL;

    private final JdbcClient sql;
    private final Sights sights;

    ClaimRowStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    /** The newest first. What belongs to a claim is looked up for the rows of the page only. */
    List<ClaimRow> list(Caller caller, ClaimQueue queue, Instant late, PageRequest page) {
        return asked("""
                        with page as materialized (select c.*, f.code as site
                        """ + in(queue) + """
                               and (c.created_at, c.id) < (:at, :id) order by c.created_at desc, c.id desc limit :rows)
                        select c.*, b.currency, s.sent_at,
                               (select coalesce(sum(l.net_minor), 0) from bill_line l where l.bill_id = c.bill_id) as asked,
                               c.state in ('submitted', 'pended') and s.sent_at < :late as overdue,
                               exists (select from submission u join submission_answer w on w.submission_id = u.id
                                        where u.claim_id = c.id and w.effect = 'discrepant'
                                          and not exists (select from submission_ruling r where r.answer_id = w.id))
                                   as doubtful,
                               (select count(*) from denial n where n.claim_id = c.id and n.state = 'open') as denied,
                               c.state = 'posted' and exists (select from charge h
                                        where h.case_id = c.case_id and h.state = 'billable') as performed_since
                          from page c join bill b on b.id = c.bill_id
                          left join lateral (select max(m.created_at) as sent_at from submission m
                                              where m.claim_id = c.id) s on true
                         order by c.created_at desc, c.id desc
                        """, caller, late)
                .param("at", page.after().at().atOffset(ZoneOffset.UTC))
                .param("id", page.after().id())
                .param("rows", page.limit() + 1)
                .query(ClaimRowStore::row)
                .list();
    }

    /** As far as {@link Count#MOST}. */
    Map<ClaimQueue, Count> counts(Caller caller, Iterable<ClaimQueue> queues, Instant late) {
        Map<ClaimQueue, Count> counts = new EnumMap<>(ClaimQueue.class);
        for (ClaimQueue queue : queues) {
            counts.put(
                    queue,
                    Count.of(asked("select count(*) from (select" + in(queue) + " limit :most) few", caller, late)
                            .param("most", Count.MOST + 1)
                            .query(Integer.class)
                            .single()));
        }
        return counts;
    }

    /** The next newer one in the queue. */
    Optional<ClaimId> newer(Caller caller, ClaimQueue queue, Instant late, Cursor than) {
        return beside(
                in(queue) + " and (c.created_at, c.id) > (:at, :id) order by c.created_at, c.id", caller, late, than);
    }

    /** The next older one in the queue. */
    Optional<ClaimId> older(Caller caller, ClaimQueue queue, Instant late, Cursor than) {
        return beside(
                in(queue) + " and (c.created_at, c.id) < (:at, :id) order by c.created_at desc, c.id desc",
                caller,
                late,
                than);
    }

    private Optional<ClaimId> beside(String text, Caller caller, Instant late, Cursor than) {
        return asked("select c.id" + text + " limit 1", caller, late)
                .param("at", than.at().atOffset(ZoneOffset.UTC))
                .param("id", than.id())
                .query(UUID.class)
                .optional()
                .map(ClaimId::new);
    }

    private static String in(ClaimQueue queue) {
        return QUEUE + " and " + queue.sql();
    }

    private StatementSpec asked(String text, Caller caller, Instant late) {
        return sql.sql(text)
                .param("late", late.atOffset(ZoneOffset.UTC))
                .params(sights.of(caller).params());
    }

    private static ClaimRow row(ResultSet row, int index) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
        return new ClaimRow(
                new ClaimId(id),
                Codes.stored(ClaimState.class, row.getString("state")),
                new PatientId(row.getObject("patient_id", UUID.class)),
                new PayerId(row.getObject("payer_id", UUID.class)),
                row.getString("site"),
                row.getObject("served_on", LocalDate.class),
                Money.ofMinor(row.getLong("asked"), row.getString("currency")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                sent == null ? null : sent.toInstant(),
                row.getBoolean("overdue"),
                row.getBoolean("doubtful"),
                row.getInt("denied"),
                row.getBoolean("performed_since"));
    }
}
