package health.mizan.receiptbook;

import health.mizan.money.Money;
import health.mizan.receiptbook.Receipt.Bill;
import health.mizan.receiptbook.Receipt.Line;
import health.mizan.receiptbook.Receipt.Means;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stands elsewhere about a payment that has a receipt. */
@Repository
class ReceiptFactStore {

    private static final String PAYMENT = """
            select paid.*, c.service_date
              from (select d.means as how, null as scheme, null as card, d.slip, null as reference,
                           null::bigint as held_minor, d.taken_at as at,
                           coalesce((select sum(b.amount_minor) from desk_refund b where b.payment_id = d.id), 0) as refunded
                      from desk_payment d where d.id = :operation
                    union all
                    select a.method, a.scheme, a.card, null, coalesce(q.gateway_reference, a.gateway_reference),
                           case a.mode when 'deferred' then a.authorised_minor end, coalesce(q.settled_at, q.created_at),
                           a.refunded_minor
                      from payment_operation q join payment_attempt a on a.id = q.attempt_id where q.id = :operation) paid,
                   financial_case c
             where c.id = :case
            """;

    /**
     * When the money reached a bill. A deposit does so move by move, each with a number of its own: of an order that was
     * paid in parts, a later part begins where the moves come to more than the earlier ones.
     */
    private static final String PAID = """
            with earlier as (
                select coalesce(sum(r.amount_minor), 0) as minor
                  from receipt r, receipt this
                 where this.operation_id = :operation and r.order_id = this.order_id
                   and r.position < this.position),
            paid as (
                select m.invoice_id, m.position, m.applied_at, null::uuid as deposit, 0 as earlier_minor
                  from invoice_money m where m.operation_id = :operation
                union all
                (select v.invoice_id, m.position, m.applied_at, v.order_id, earlier.minor
                   from (select d.*, sum(d.moved_minor) over (order by d.position) as through_minor
                           from deposit_move d where d.order_id = :order) v
                   join invoice_money m on m.operation_id = v.id
                  cross join earlier
                  where v.through_minor > earlier.minor
                  order by v.position limit 1))
            """;

    /** As the invoice stood when the money came: money and notes of later do not count. */
    private static final String BILL = PAID + """
            select i.number, sums.*,
                   coalesce((select sum(d.delta_minor) from invoice_note n join invoice_note_line d on d.note_id = n.id
                              where n.invoice_id = i.id and n.noted_at <= m.applied_at), 0) as corrected,
                   coalesce((select sum(e.amount_minor) from invoice_money e
                              where e.invoice_id = i.id and e.position < m.position
                                and e.order_id is distinct from m.deposit), 0) + m.earlier_minor as before
              from paid m join invoice i on i.id = m.invoice_id
              cross join lateral (
                  select count(*) as services, coalesce(sum(l.list_minor), 0) as total, coalesce(sum(l.off_minor), 0) as off,
                         coalesce(sum(l.payer_minor), 0) as payer, coalesce(sum(l.denied_minor), 0) as denied,
                         coalesce(sum(l.tax_minor), 0) as tax, coalesce(sum(l.due_minor), 0) as due
                    from invoice_line l where l.invoice_id = i.id) sums
            """;

    private static final String LINES = PAID + """
            select l.name_en, l.name_ar, l.quantity, l.list_minor, coalesce(b.served_on, c.service_date) as served_on
              from paid m join invoice i on i.id = m.invoice_id join financial_case c on c.id = i.case_id
              join invoice_line l on l.invoice_id = i.id
              left join bill_line b on b.bill_id = i.bill_id and b.charge_id = l.charge_id
             order by l.sequence
            """;

    private final JdbcClient sql;

    ReceiptFactStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param visit the day of the visit */
    record Payment(Means means, Instant at, LocalDate visit, Money refunded) {}

    Payment payment(Entry entry) {
        Currency currency = entry.amount().currency();
        return sql.sql(PAYMENT)
                .param("operation", entry.operation().value())
                .param("case", entry.financialCase().value())
                .query((row, number) -> new Payment(
                        means(row, currency),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("service_date", LocalDate.class),
                        new Money(row.getLong("refunded"), currency)))
                .single();
    }

    /** Empty while the money has not reached a bill. */
    Optional<Bill> bill(Entry entry, List<Line> lines) {
        Currency currency = entry.amount().currency();
        return sql.sql(BILL)
                .param("operation", entry.operation().value())
                .param("order", entry.order().value())
                .query((row, number) -> {
                    Money corrected = new Money(row.getLong("corrected"), currency);
                    Money own = new Money(row.getLong("due"), currency).plus(corrected);
                    Money before = new Money(row.getLong("before"), currency);
                    return new Bill(
                            row.getString("number"),
                            row.getInt("services"),
                            lines,
                            new Money(row.getLong("total"), currency),
                            new Money(row.getLong("off"), currency),
                            new Money(row.getLong("payer"), currency),
                            new Money(row.getLong("denied"), currency),
                            new Money(row.getLong("tax"), currency),
                            corrected,
                            own,
                            before,
                            own.minus(before).minus(entry.amount()));
                })
                .optional();
    }

    List<Line> lines(Entry entry) {
        Currency currency = entry.amount().currency();
        return sql.sql(LINES)
                .param("operation", entry.operation().value())
                .param("order", entry.order().value())
                .query((row, number) -> new Line(
                        row.getString("name_en"),
                        row.getString("name_ar"),
                        row.getInt("quantity"),
                        row.getObject("served_on", LocalDate.class),
                        new Money(row.getLong("list_minor"), currency)))
                .list();
    }

    private static Means means(ResultSet row, Currency currency) throws SQLException {
        long held = row.getLong("held_minor");
        return new Means(
                row.getString("how"),
                row.getString("scheme"),
                lastFour(row.getString("card")),
                row.getString("slip"),
                row.getString("reference"),
                row.getObject("held_minor") == null ? null : new Money(held, currency));
    }

    private static @Nullable String lastFour(@Nullable String masked) {
        String digits = masked == null ? "" : masked.replaceAll("\\D", "");
        return digits.length() < 4 ? null : digits.substring(digits.length() - 4);
    }
}
