package health.mizan.attempts;

import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.OperationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OperationStore {

    private final JdbcClient sql;

    OperationStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Operation operation) {
        OffsetDateTime at = operation.createdAt().atOffset(ZoneOffset.UTC);
        sql.sql("""
                        insert into payment_operation (id, attempt_id, type, amount_minor, currency, final, op_key, state,
                                                       ours, gateway_reference, asked_by, why, created_at, settled_at)
                        values (:id, :attempt, :type, :minor, :currency, :last, :key, :state, :ours, :reference, :by,
                                :why, :at, :settled)
                        """)
                .param("id", operation.id().value())
                .param("attempt", operation.attempt().value())
                .param("type", operation.type().code())
                .param("minor", operation.amount().minor())
                .param("currency", operation.amount().currency().getCurrencyCode())
                .param("last", operation.last())
                .param("key", operation.key())
                .param("state", operation.state().code())
                .param("ours", operation.ours())
                .param("reference", operation.gatewayReference())
                .param("by", operation.askedBy())
                .param("why", operation.why())
                .param("at", at)
                .param("settled", operation.state().isFinal() ? at : null)
                .update();
    }

    /** Terminal states never change: false if it was settled before. */
    boolean settle(
            OperationId id,
            Operation.State state,
            @Nullable String gatewayReference,
            @Nullable String failure,
            Instant at) {
        return sql.sql("""
                        update payment_operation
                           set state = :state, gateway_reference = coalesce(:reference, gateway_reference),
                               failure = :failure, settled_at = :at
                         where id = :id and settled_at is null
                        """)
                        .param("id", id.value())
                        .param("state", state.code())
                        .param("reference", gatewayReference)
                        .param("failure", failure)
                        .param("at", state.isFinal() ? at.atOffset(ZoneOffset.UTC) : null)
                        .update()
                == 1;
    }

    Optional<Operation> find(OperationId id) {
        return sql.sql("select * from payment_operation where id = :id")
                .param("id", id.value())
                .query(OperationStore::operation)
                .optional();
    }

    List<Operation> of(AttemptId attempt) {
        return sql.sql("select * from payment_operation where attempt_id = :attempt order by created_at, id")
                .param("attempt", attempt.value())
                .query(OperationStore::operation)
                .list();
    }

    private static Operation operation(ResultSet row, int number) throws SQLException {
        return new Operation(
                new OperationId(row.getObject("id", UUID.class)),
                new AttemptId(row.getObject("attempt_id", UUID.class)),
                Operation.Type.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getBoolean("final"),
                row.getString("op_key"),
                Operation.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getBoolean("ours"),
                row.getString("gateway_reference"),
                row.getString("asked_by"),
                row.getString("why"),
                row.getString("failure"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
