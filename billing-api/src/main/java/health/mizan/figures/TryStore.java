package health.mizan.figures;

import health.mizan.access.Caller;
import health.mizan.figures.Tries.Failure;
import health.mizan.figures.Tries.Filter;
import health.mizan.figures.Tries.Success;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.payments.AttemptId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Attempts, by what became of them. */
@Repository
class TryStore {

    private static final String OUTCOME = """
             (case when a.state in ('authorised', 'expired', 'voided', 'partially-captured', 'captured') then 'succeeded'
                   when a.state in ('failed', 'declined') then 'failed'
                   when a.state = 'cancelled' then 'cancelled'
                   else 'open' end)
            """;

    /** What a failed one says of itself. */
    private static final String FAILURE = " coalesce(a.failure, a.state) ";

    /** The list and every count of it come from here, so that they cannot differ. */
    private static final String TRIES =
            """
             from payment_attempt a
             join payment_order o on o.id = a.order_id
             join facility f on f.id = o.facility_id
             join gateway_account g on g.id = a.account_id
            where a.created_at >= :begins and a.created_at < :ends
              and (:sees_everything or f.code = any(:sees_facilities::text[]))
              and (:gateway::text is null or g.code = :gateway)
              and (:method::text is null or a.method = :method)
            """ + " and (:outcome::text is null or " + OUTCOME + " = :outcome)" + " and (:failure::text is null or "
                    + FAILURE + " = :failure)";

    private final JdbcClient sql;
    private final Sights sights;

    TryStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    /** The most used first. */
    List<Success> successes(Caller caller, Span span) {
        return asked(
                        "select g.code as gateway, a.method,"
                                + " count(*) filter (where " + OUTCOME + " = 'succeeded') as succeeded,"
                                + " count(*) filter (where " + OUTCOME + " = 'failed') as failed,"
                                + " count(*) filter (where " + OUTCOME + " = 'cancelled') as cancelled,"
                                + " count(*) filter (where " + OUTCOME + " = 'open') as open" + TRIES
                                + " group by g.code, a.method order by count(*) desc, g.code, a.method",
                        caller,
                        span,
                        Filter.NONE)
                .query((row, index) -> new Success(
                        row.getString("gateway"),
                        row.getString("method"),
                        row.getLong("succeeded"),
                        row.getLong("failed"),
                        row.getLong("cancelled"),
                        row.getLong("open")))
                .list();
    }

    /** The most frequent first. */
    List<Failure> failures(Caller caller, Span span, int most) {
        return asked(
                        "select" + FAILURE + "as failure, count(*) as rows" + TRIES
                                + " group by 1 order by 2 desc, 1 limit :rows",
                        caller,
                        span,
                        new Filter(null, null, Try.Outcome.FAILED, null))
                .param("rows", most)
                .query((row, index) -> new Failure(row.getString("failure"), row.getLong("rows")))
                .list();
    }

    /** The newest first. */
    List<Try> list(Caller caller, Span span, Filter filter, PageRequest page) {
        return asked(
                        "select a.*, f.code as site, g.code as gateway, o.id as the_order, " + OUTCOME + " as outcome, "
                                + " (select p.id from patient p where p.id = o.patient_id and " + Sight.VISIT_SQL
                                + ") as patient_id" + TRIES + """
                                   and (a.created_at, a.id) < (:before, :beforeId)
                                 order by a.created_at desc, a.id desc limit :rows
                                """,
                        caller,
                        span,
                        filter)
                .param("before", page.after().at().atOffset(ZoneOffset.UTC))
                .param("beforeId", page.after().id())
                .param("rows", page.limit() + 1)
                .query(TryStore::tried)
                .list();
    }

    private StatementSpec asked(String text, Caller caller, Span span, Filter filter) {
        return sql.sql(text)
                .param("begins", span.begins())
                .param("ends", span.ends())
                .param("gateway", filter.gateway())
                .param("method", filter.method())
                .param("outcome", filter.outcome() == null ? null : Codes.code(filter.outcome()))
                .param("failure", filter.failure())
                .params(sights.of(caller).params());
    }

    private static Try tried(ResultSet row, int index) throws SQLException {
        UUID patient = row.getObject("patient_id", UUID.class);
        Try.Outcome outcome = Codes.stored(Try.Outcome.class, row.getString("outcome"));
        String failure = row.getString("failure");
        return new Try(
                new AttemptId(row.getObject("id", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("gateway"),
                row.getString("method"),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                outcome,
                row.getString("state"),
                outcome == Try.Outcome.FAILED && failure == null ? row.getString("state") : failure,
                row.getString("site"),
                new PaymentOrderId(row.getObject("the_order", UUID.class)),
                patient == null ? null : new PatientId(patient));
    }
}
