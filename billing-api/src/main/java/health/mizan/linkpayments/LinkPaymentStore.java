package health.mizan.linkpayments;

import health.mizan.paylinks.PayLinkId;
import health.mizan.payments.AttemptId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LinkPaymentStore {

    private final JdbcClient sql;

    LinkPaymentStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Payments by one link come one after the other. */
    void lock(PayLinkId link) {
        sql.sql("select id from pay_link where id = :id for update")
                .param("id", link.value())
                .query(UUID.class)
                .single();
    }

    Optional<AttemptId> begunBy(PayLinkId link, UUID form) {
        return sql.sql("select attempt_id from pay_link_payment where link_id = :link and form_key = :form")
                .param("link", link.value())
                .param("form", form)
                .query(UUID.class)
                .optional()
                .map(AttemptId::new);
    }

    void insert(PayLinkId link, UUID form, AttemptId attempt, Instant at) {
        sql.sql("""
            insert into pay_link_payment (link_id, form_key, attempt_id, begun_at)
            values (:link, :form, :attempt, :at)
            """)
                .param("link", link.value())
                .param("form", form)
                .param("attempt", attempt.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Newest first. */
    List<AttemptId> attempts(PayLinkId link) {
        return sql.sql("""
            select attempt_id from pay_link_payment where link_id = :link
             group by attempt_id order by max(begun_at) desc, attempt_id desc
            """).param("link", link.value()).query(UUID.class).list().stream()
                .map(AttemptId::new)
                .toList();
    }

    /** Whether the gateway may be asked now: a page that renews itself must not ask all the time. */
    boolean mayAsk(PayLinkId link, Instant now, Duration pause) {
        return sql.sql("""
            update pay_link set asked_at = :now
             where id = :link and (asked_at is null or asked_at <= :before)
            """)
                        .param("link", link.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("before", now.minus(pause).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
