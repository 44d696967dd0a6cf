package health.mizan.vitals;

import health.mizan.access.Caller;
import health.mizan.facilities.CallerSites;
import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.OperationId;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class UnknownPaymentStore {

    /** The list and its count come from here, so that they cannot differ. */
    private static final String UNKNOWN = """
             from payment_operation m
             join remote_call c on c.op_key = m.op_key
             join payment_attempt a on a.id = m.attempt_id
             join payment_order o on o.id = a.order_id
             join facility f on f.id = o.facility_id
             join gateway_account g on g.id = a.account_id
            where m.settled_at is null and m.state = 'unknown' and c.state = 'unknown'
              and (:everywhere or f.code = any(:codes))
            """;

    private final JdbcClient sql;

    UnknownPaymentStore(JdbcClient sql) {
        this.sql = sql;
    }

    long count(Caller caller) {
        return seen("select count(*)" + UNKNOWN, caller).query(Long.class).single();
    }

    List<UnknownPayment> list(Caller caller, PageRequest page) {
        return seen("""
                        select m.id, m.attempt_id, m.type, m.created_at, a.method, g.code as gateway, f.code as site,
                               case when m.amount_minor = 0 then a.amount_minor else m.amount_minor end as minor,
                               m.currency, c.id as call_id, c.inquiries, c.inquired_at, c.due_at
                        """ + UNKNOWN + """
                           and (m.created_at, m.id) > (:at, :id) order by m.created_at, m.id limit :rows
                        """, caller)
                .param("at", page.after().at().atOffset(ZoneOffset.UTC))
                .param("id", page.after().id())
                .param("rows", page.limit() + 1)
                .query(UnknownPaymentStore::unknown)
                .list();
    }

    private StatementSpec seen(String text, Caller caller) {
        CallerSites sites = CallerSites.of(caller);
        return sql.sql(text).param("everywhere", sites.everywhere()).param("codes", sites.codeArray());
    }

    private static UnknownPayment unknown(ResultSet row, int index) throws SQLException {
        return new UnknownPayment(
                new OperationId(row.getObject("id", UUID.class)),
                new AttemptId(row.getObject("attempt_id", UUID.class)),
                row.getString("type"),
                Money.ofMinor(row.getLong("minor"), row.getString("currency")),
                row.getString("method"),
                row.getString("gateway"),
                row.getString("site"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("call_id", UUID.class),
                row.getInt("inquiries"),
                at(row, "inquired_at"),
                at(row, "due_at"));
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
