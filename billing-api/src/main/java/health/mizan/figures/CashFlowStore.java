package health.mizan.figures;

import health.mizan.access.Caller;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** What came in and went back, each movement as the ledger has it on what gateways, terminals and drawers hold. */
@Repository
class CashFlowStore {

    /** The list and every sum of it come from here, so that they cannot differ. */
    private static final String FLOWS = """
             from (select m.id, m.settled_at as at, a.method as means, a.order_id, m.currency,
                          case m.type when 'refund' then -m.amount_minor else m.amount_minor end as minor
                     from payment_operation m join payment_attempt a on a.id = m.attempt_id
                    where m.state = 'succeeded' and m.type in ('purchase', 'capture', 'refund')
                      and m.settled_at >= :begins and m.settled_at < :ends
                   union all
                   select d.id, d.taken_at, d.means, d.order_id, d.currency, d.amount_minor
                     from desk_payment d
                    where d.taken_at >= :begins and d.taken_at < :ends
                   union all
                   select b.id, b.given_at, d.means, d.order_id, b.currency, -b.amount_minor
                     from desk_refund b join desk_payment d on d.id = b.payment_id
                    where b.given_at >= :begins and b.given_at < :ends) t
             join payment_order o on o.id = t.order_id
             join facility f on f.id = o.facility_id
            where (:sees_everything or f.code = any(:sees_facilities::text[]))
            """;

    private final JdbcClient sql;
    private final Sights sights;

    CashFlowStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    Total sum(Caller caller, Span span) {
        return Total.of(asked(
                        "select t.currency, sum(t.minor) as minor, count(*) as rows" + FLOWS
                                + " group by t.currency order by t.currency",
                        caller,
                        span)
                .query(CashFlowStore::part)
                .list());
    }

    /** Only days on which money moved. */
    Map<LocalDate, List<Money>> byDay(Caller caller, Span span) {
        Map<LocalDate, List<Money>> days = new HashMap<>();
        asked("""
                        select (t.at at time zone :zone)::date as day, t.currency, sum(t.minor) as minor
                        """ + FLOWS + " group by 1, 2 order by 1, 2", caller, span)
                .param("zone", span.zone().getId())
                .query(row -> {
                    days.merge(
                            row.getObject("day", LocalDate.class),
                            List.of(Money.ofMinor(row.getLong("minor"), row.getString("currency"))),
                            (before, more) -> java.util.stream.Stream.concat(before.stream(), more.stream())
                                    .toList());
                });
        return days;
    }

    /** The newest first. Whose money it is, is told where the patient is in sight; that it came, in any case. */
    List<CashFlow> list(Caller caller, Span span, PageRequest page) {
        return asked("""
                        select t.*, f.code as site, r.number as receipt,
                               (select p.id from patient p where p.id = o.patient_id and
                        """ + Sight.VISIT_SQL + ") as patient_id" + """
                          from (select t.*
                        """ + FLOWS + """
                                   and (t.at, t.id) < (:before, :beforeId)
                                 order by t.at desc, t.id desc limit :rows) t
                          join payment_order o on o.id = t.order_id
                          join facility f on f.id = o.facility_id
                          left join receipt r on r.operation_id = t.id
                         order by t.at desc, t.id desc
                        """, caller, span)
                .param("before", page.after().at().atOffset(ZoneOffset.UTC))
                .param("beforeId", page.after().id())
                .param("rows", page.limit() + 1)
                .query(CashFlowStore::flow)
                .list();
    }

    private StatementSpec asked(String text, Caller caller, Span span) {
        return sql.sql(text)
                .param("begins", span.begins())
                .param("ends", span.ends())
                .params(sights.of(caller).params());
    }

    /** The sum and the length of a list in one currency. */
    static Total.Part part(ResultSet row, int index) throws SQLException {
        return new Total.Part(Money.ofMinor(row.getLong("minor"), row.getString("currency")), row.getLong("rows"));
    }

    private static CashFlow flow(ResultSet row, int index) throws SQLException {
        UUID patient = row.getObject("patient_id", UUID.class);
        return new CashFlow(
                new OperationId(row.getObject("id", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Money.ofMinor(row.getLong("minor"), row.getString("currency")),
                row.getString("means"),
                row.getString("site"),
                new PaymentOrderId(row.getObject("order_id", UUID.class)),
                patient == null ? null : new PatientId(patient),
                row.getString("receipt"));
    }
}
