package health.mizan.attempts;

import health.mizan.acquiring.PaymentMethod;
import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.PaymentOrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AttemptStore {

    private static final String LIVE = """
             not orphan and state in ('created', 'unknown', 'action-required', 'processing', 'authorised',
                                      'partially-captured')
            """;

    private final JdbcClient sql;

    AttemptStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** False if the order has a live attempt. */
    boolean insert(Attempt attempt) {
        return sql.sql("""
                        insert into payment_attempt (id, order_id, account_id, method, mode, merchant_reference,
                                                     amount_minor, currency, return_url, locale, created_at, changed_at)
                        values (:id, :order, :account, :method, :mode, :reference, :minor, :currency, :return, :locale,
                                :at, :at)
                        on conflict (order_id) where
                        """ + LIVE + " do nothing")
                        .param("id", attempt.id().value())
                        .param("order", attempt.order().value())
                        .param("account", attempt.account())
                        .param("method", attempt.terms().method().code())
                        .param("mode", attempt.terms().hold() ? "deferred" : "immediate")
                        .param("reference", attempt.merchantReference())
                        .param("minor", attempt.terms().amount().minor())
                        .param("currency", attempt.terms().amount().currency().getCurrencyCode())
                        .param("return", attempt.terms().returnUrl())
                        .param("locale", attempt.terms().locale())
                        .param("at", attempt.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void update(Attempt attempt, @Nullable Instant inquireAt, Instant at) {
        sql.sql("""
                        update payment_attempt
                           set gateway_reference = :reference, state = :state, authorised_minor = :authorised,
                               captured_minor = :captured, refunded_minor = :refunded, orphan = :orphan,
                               hold_expires_at = :hold, page_url = :page, scheme = :scheme, card = :card,
                               failure = :failure, inquire_at = :inquire, changed_at = :at,
                               inquiries = case when state = :state then inquiries else 0 end
                         where id = :id
                        """)
                .param("id", attempt.id().value())
                .param("reference", attempt.known().gatewayReference())
                .param("state", attempt.state().code())
                .param("authorised", attempt.sums().authorised().minor())
                .param("captured", attempt.sums().captured().minor())
                .param("refunded", attempt.sums().refunded().minor())
                .param("orphan", attempt.orphan())
                .param("hold", utc(attempt.holdUntil()))
                .param("page", attempt.known().page())
                .param("scheme", attempt.known().scheme())
                .param("card", attempt.known().card())
                .param("failure", attempt.failure())
                .param("inquire", utc(inquireAt))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Has it asked about as soon as somebody gets to it. */
    void inquireSoon(AttemptId id, Instant at) {
        sql.sql("update payment_attempt set inquire_at = least(coalesce(inquire_at, :at), :at) where id = :id")
                .param("id", id.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** One attempt due to be asked about, which for {@code lease} is nobody else's; each time twice as long. */
    Optional<Attempt> takeDue(Instant now, Duration lease) {
        return sql.sql("""
                        update payment_attempt
                           set inquiries = inquiries + 1,
                               inquire_at = :now + make_interval(secs => :lease) * power(2, least(inquiries, 10))
                         where id = (select id from payment_attempt where inquire_at <= :now
                                      order by inquire_at limit 1 for update skip locked)
                        returning *
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", lease.toSeconds())
                .query(AttemptStore::attempt)
                .optional();
    }

    Optional<Attempt> find(AttemptId id) {
        return one("select * from payment_attempt where id = :id", id.value());
    }

    Optional<Attempt> lock(AttemptId id) {
        return one("select * from payment_attempt where id = :id for update", id.value());
    }

    Optional<Attempt> live(PaymentOrderId order) {
        return one("select * from payment_attempt where order_id = :id and " + LIVE, order.value());
    }

    Optional<Attempt> byReference(UUID account, String merchantReference) {
        return sql.sql("select * from payment_attempt where account_id = :account and merchant_reference = :reference")
                .param("account", account)
                .param("reference", merchantReference)
                .query(AttemptStore::attempt)
                .optional();
    }

    List<Attempt> of(PaymentOrderId order) {
        return sql.sql("select * from payment_attempt where order_id = :id order by created_at, id")
                .param("id", order.value())
                .query(AttemptStore::attempt)
                .list();
    }

    private Optional<Attempt> one(String text, UUID id) {
        return sql.sql(text).param("id", id).query(AttemptStore::attempt).optional();
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        OffsetDateTime hold = row.getObject("hold_expires_at", OffsetDateTime.class);
        return new Attempt(
                new AttemptId(row.getObject("id", UUID.class)),
                new PaymentOrderId(row.getObject("order_id", UUID.class)),
                row.getObject("account_id", UUID.class),
                row.getString("merchant_reference"),
                new Attempt.Terms(
                        PaymentMethod.ofCode(row.getString("method")).orElseThrow(),
                        row.getString("mode").equals("deferred"),
                        Money.ofMinor(row.getLong("amount_minor"), currency),
                        row.getString("return_url"),
                        row.getString("locale")),
                new Attempt.Known(
                        row.getString("gateway_reference"),
                        row.getString("page_url"),
                        row.getString("scheme"),
                        row.getString("card")),
                AttemptState.of(row.getString("state")),
                new Attempt.Sums(
                        Money.ofMinor(row.getLong("authorised_minor"), currency),
                        Money.ofMinor(row.getLong("captured_minor"), currency),
                        Money.ofMinor(row.getLong("refunded_minor"), currency)),
                row.getBoolean("orphan"),
                hold == null ? null : hold.toInstant(),
                row.getString("failure"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
