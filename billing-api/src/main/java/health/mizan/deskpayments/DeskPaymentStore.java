package health.mizan.deskpayments;

import health.mizan.access.Caller;
import health.mizan.deskpayments.DeskPayment.GivenBack;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrder;
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

@Repository
class DeskPaymentStore {

    private static final String SEEN = """
            select d.* from desk_payment d join payment_order o on o.id = d.order_id join patient p on p.id = o.patient_id
              join facility f on f.id = d.facility_id
             where
            """;

    private final JdbcClient sql;
    private final Sights sights;

    DeskPaymentStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    /** False if the site has noted this slip before. */
    boolean insert(PaymentOrder order, DeskPayment payment) {
        return sql.sql("""
                        insert into desk_payment (id, order_id, facility_id, means, amount_minor, currency, slip, taken_by,
                                                  taken_at)
                        values (:id, :order, :facility, :means, :minor, :currency, :slip, :by, :at)
                        on conflict (facility_id, means, slip) do nothing
                        """)
                        .param("id", payment.id().value())
                        .param("order", order.id().value())
                        .param("facility", order.facility().value())
                        .param("means", Codes.code(payment.means()))
                        .param("minor", payment.amount().minor())
                        .param("currency", payment.amount().currency().getCurrencyCode())
                        .param("slip", payment.slip())
                        .param("by", payment.takenBy())
                        .param("at", payment.takenAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** False if this slip has been noted for the payment before. */
    boolean insert(OperationId payment, GivenBack back) {
        return sql.sql("""
                        insert into desk_refund (id, payment_id, amount_minor, currency, slip, reason, given_by, given_at)
                        values (:id, :payment, :minor, :currency, :slip, :reason, :by, :at)
                        on conflict (payment_id, slip) do nothing
                        """)
                        .param("id", back.id().value())
                        .param("payment", payment.value())
                        .param("minor", back.amount().minor())
                        .param("currency", back.amount().currency().getCurrencyCode())
                        .param("slip", back.slip())
                        .param("reason", back.reason())
                        .param("by", back.givenBy())
                        .param("at", back.givenAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<DeskPayment> find(Caller caller, OperationId id) {
        return sql.sql(SEEN + " d.id = :id and " + Sight.VISIT_SQL)
                .param("id", id.value())
                .params(sights.of(caller).params())
                .query(this::payment)
                .optional();
    }

    List<DeskPayment> list(Caller caller, @Nullable PaymentOrderId order, PageRequest page) {
        return sql.sql(SEEN + """
                         (:order::uuid is null or d.order_id = :order) and (d.taken_at, d.id) > (:at, :id) and
                        """ + Sight.VISIT_SQL + " order by d.taken_at, d.id limit :rows")
                .param("order", order == null ? null : order.value())
                .param("at", page.after().at().atOffset(ZoneOffset.UTC))
                .param("id", page.after().id())
                .param("rows", page.limit() + 1)
                .params(sights.of(caller).params())
                .query(this::payment)
                .list();
    }

    private List<GivenBack> refunds(UUID payment) {
        return sql.sql("select * from desk_refund where payment_id = :payment order by given_at, id")
                .param("payment", payment)
                .query((row, number) -> new GivenBack(
                        new OperationId(row.getObject("id", UUID.class)),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("slip"),
                        row.getString("reason"),
                        row.getString("given_by"),
                        row.getObject("given_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private DeskPayment payment(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new DeskPayment(
                new OperationId(id),
                new PaymentOrderId(row.getObject("order_id", UUID.class)),
                Codes.stored(Means.class, row.getString("means")),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("slip"),
                row.getString("taken_by"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                refunds(id));
    }
}
