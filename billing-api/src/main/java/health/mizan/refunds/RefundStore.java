package health.mizan.refunds;

import health.mizan.access.Caller;
import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Refunds for reading, of patients in the caller's sight; they are written as operations of their attempts. */
@Repository
class RefundStore {

    private static final String SEEN = """
            select r.*, a.order_id
              from payment_operation r join payment_attempt a on a.id = r.attempt_id
              join payment_order o on o.id = a.order_id join patient p on p.id = o.patient_id
              join facility f on f.id = o.facility_id
             where r.type = 'refund' and
            """;

    private final JdbcClient sql;
    private final Sights sights;

    RefundStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    Optional<Refund> find(Caller caller, OperationId id) {
        return sql.sql(SEEN + " r.id = :id and " + Sight.VISIT_SQL)
                .param("id", id.value())
                .params(sights.of(caller).params())
                .query(RefundStore::refund)
                .optional();
    }

    List<Refund> list(Caller caller, @Nullable PaymentOrderId order, PageRequest page) {
        return sql.sql(SEEN + """
                         (:order::uuid is null or a.order_id = :order) and (r.created_at, r.id) > (:at, :id) and
                        """ + Sight.VISIT_SQL + " order by r.created_at, r.id limit :rows")
                .param("order", order == null ? null : order.value())
                .param("at", page.after().at().atOffset(ZoneOffset.UTC))
                .param("id", page.after().id())
                .param("rows", page.limit() + 1)
                .params(sights.of(caller).params())
                .query(RefundStore::refund)
                .list();
    }

    private static Refund refund(ResultSet row, int number) throws SQLException {
        return new Refund(
                new OperationId(row.getObject("id", UUID.class)),
                new AttemptId(row.getObject("attempt_id", UUID.class)),
                new PaymentOrderId(row.getObject("order_id", UUID.class)),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("state"),
                row.getString("asked_by"),
                row.getString("why"),
                row.getString("failure"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
