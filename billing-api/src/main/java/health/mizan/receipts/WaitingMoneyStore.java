package health.mizan.receipts;

import health.mizan.cases.CaseId;
import health.mizan.money.Money;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WaitingMoneyStore {

    private final JdbcClient sql;

    WaitingMoneyStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Money of a case. */
    record Waiting(PaymentOrderId order, OperationId operation, Money amount) {}

    void insert(CaseId financialCase, Waiting money, Instant at) {
        sql.sql("""
                        insert into waiting_money (operation_id, order_id, case_id, amount_minor, currency, heard_at)
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

    /** In the order in which it came. */
    List<Waiting> waiting(CaseId financialCase) {
        return sql.sql("""
                        select * from waiting_money where case_id = :case and applied_at is null
                         order by heard_at, operation_id
                        """)
                .param("case", financialCase.value())
                .query((row, index) -> new Waiting(
                        new PaymentOrderId(row.getObject("order_id", UUID.class)),
                        new OperationId(row.getObject("operation_id", UUID.class)),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"))))
                .list();
    }

    void applied(OperationId operation, Instant at) {
        sql.sql("update waiting_money set applied_at = :at where operation_id = :operation")
                .param("operation", operation.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
