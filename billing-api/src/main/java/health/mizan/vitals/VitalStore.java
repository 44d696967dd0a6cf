package health.mizan.vitals;

import health.mizan.access.Caller;
import health.mizan.facilities.CallerSites;
import health.mizan.vitals.VitalSigns.Behind;
import health.mizan.vitals.VitalSigns.Waiting;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts over the partial indexes of what is not finished: cheap however much is. */
@Repository
class VitalStore {

    private static final String WAITING = """
            select (select count(*) from outbox_delivery where state = 'parked') as deliveries,
                   (select count(*) from inbox_message where state = 'parked') as messages,
                   (select count(*) from remote_call where settled_at is null and parked_at is not null) as calls,
                   (select count(*) from remote_call
                     where settled_at is null and state = 'unknown' and parked_at is null) as unclear,
                   :payments::bigint as payments,
                   (select count(*) from emr_notice n join financial_case c on c.id = n.case_id
                      join facility f on f.id = c.facility_id
                     where n.state = 'failed' and (:everywhere or f.code = any(:codes))) as notices,
                   (select count(*) from payment_alarm where resolved_at is null) as alarms
            """;

    private static final String BEHIND = """
            select d.number, d.oldest, c.number as calls, c.oldest as oldest_call
              from (select count(*) as number,
                           coalesce(extract(epoch from now() - min(e.occurred_at)), 0)::bigint as oldest
                      from outbox_delivery d join outbox_event e on e.id = d.event_id where d.state = 'pending') d,
                   (select count(*) as number,
                           coalesce(extract(epoch from now() - min(created_at)), 0)::bigint as oldest
                      from remote_call where settled_at is null and state in ('prepared', 'sent')) c
            """;

    private final JdbcClient sql;

    VitalStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param payments as {@link UnknownPayments} counts them */
    Waiting waiting(Caller caller, long payments) {
        CallerSites sites = CallerSites.of(caller);
        return sql.sql(WAITING)
                .param("payments", payments)
                .param("everywhere", sites.everywhere())
                .param("codes", sites.codeArray())
                .query(Waiting.class)
                .single();
    }

    Behind behind() {
        return sql.sql(BEHIND)
                .query((row, number) -> new Behind(
                        row.getLong("number"),
                        Duration.ofSeconds(row.getLong("oldest")),
                        row.getLong("calls"),
                        Duration.ofSeconds(row.getLong("oldest_call"))))
                .single();
    }
}
