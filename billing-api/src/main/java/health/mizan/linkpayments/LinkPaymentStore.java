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

    /** The link by which a payer came to the attempt last; one that was taken back only if no other does. */
    Optional<PayLinkId> leadingTo(AttemptId attempt) {
        return sql.sql("""
            select p.link_id from pay_link_payment p join pay_link l on l.id = p.link_id
             where p.attempt_id = :attempt
             order by l.revoked_at is null desc, p.begun_at desc, p.link_id desc limit 1
            """)
                .param("attempt", attempt.value())
                .query(UUID.class)
                .optional()
                .map(PayLinkId::new);
    }

    /** Whether another link that still opens leads to the attempt too. */
    boolean isLedToByOther(PayLinkId link, AttemptId attempt, Instant now) {
        return sql.sql("""
            select exists (select 1 from pay_link_payment p join pay_link l on l.id = p.link_id
                            where p.attempt_id = :attempt and l.id <> :link
                              and l.revoked_at is null and l.expires_at > :now)
            """)
                .param("attempt", attempt.value())
                .param("link", link.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
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
