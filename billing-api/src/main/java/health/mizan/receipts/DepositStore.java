package health.mizan.receipts;

import health.mizan.cases.CaseId;
import health.mizan.invoices.InvoiceId;
import health.mizan.money.Money;
import health.mizan.payments.PaymentOrderId;
import health.mizan.receipts.WaitingMoneyStore.Waiting;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DepositStore {

    private final JdbcClient sql;

    DepositStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param free deposited, neither refunded nor on an invoice; below zero if it was refunded from an invoice */
    record Lot(PaymentOrderId order, Money free) {}

    /** @param amount of one order's deposit that is on the invoice */
    record Applied(InvoiceId invoice, Money amount) {}

    /** @param moved to the invoice; below zero what came back from it */
    record Move(UUID id, CaseId financialCase, PaymentOrderId order, InvoiceId invoice, Money moved, Instant at) {}

    /** Once per operation. */
    void insert(CaseId financialCase, Waiting money, Instant at) {
        sql.sql("""
                        insert into deposit_money (operation_id, order_id, case_id, amount_minor, currency, heard_at)
                        values (:operation, :order, :case, :amount, :currency, :at)
                        on conflict (operation_id) do nothing
                        """)
                .param("operation", money.operation().value())
                .param("order", money.order().value())
                .param("case", financialCase.value())
                .param("amount", money.amount().minor())
                .param("currency", money.amount().currency().getCurrencyCode())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void insert(Move move) {
        sql.sql("""
                        insert into deposit_move (id, case_id, order_id, invoice_id, moved_minor, currency, moved_at)
                        values (:id, :case, :order, :invoice, :moved, :currency, :at)
                        """)
                .param("id", move.id())
                .param("case", move.financialCase().value())
                .param("order", move.order().value())
                .param("invoice", move.invoice().value())
                .param("moved", move.moved().minor())
                .param("currency", move.moved().currency().getCurrencyCode())
                .param("at", move.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** One per payment order, in the order in which they came. */
    List<Lot> lots(CaseId financialCase) {
        return sql.sql("""
                        with moved as (
                            select order_id, sum(moved_minor) as minor from deposit_move
                             where case_id = :case group by order_id)
                        select m.order_id, m.currency, sum(m.amount_minor) - coalesce(max(moved.minor), 0) as free_minor
                          from deposit_money m left join moved using (order_id)
                         where m.case_id = :case
                         group by m.order_id, m.currency order by min(m.position)
                        """)
                .param("case", financialCase.value())
                .query((row, number) -> new Lot(
                        new PaymentOrderId(row.getObject("order_id", UUID.class)),
                        Money.ofMinor(row.getLong("free_minor"), row.getString("currency"))))
                .list();
    }

    /** Number of the receipt that was given when the money came; the first if it came in parts. */
    Optional<String> receipt(PaymentOrderId order) {
        return sql.sql("select number from receipt where order_id = :order order by position limit 1")
                .param("order", order.value())
                .query(String.class)
                .optional();
    }

    /** The last invoice first: a refund opens that one again. */
    List<Applied> applied(PaymentOrderId order) {
        return sql.sql("""
                        select invoice_id, currency, sum(moved_minor) as minor from deposit_move where order_id = :order
                         group by invoice_id, currency having sum(moved_minor) > 0 order by max(position) desc
                        """)
                .param("order", order.value())
                .query((row, number) -> new Applied(
                        new InvoiceId(row.getObject("invoice_id", UUID.class)),
                        Money.ofMinor(row.getLong("minor"), row.getString("currency"))))
                .list();
    }
}
