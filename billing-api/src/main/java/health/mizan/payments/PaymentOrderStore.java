package health.mizan.payments;

import health.mizan.access.Caller;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PaymentOrderStore {

    /** What card schemes carry: ten digits of minor units. */
    static final long MOST_MINOR = 9_999_999_999L;

    private static final String SEEN = """
            select o.* from payment_order o join patient p on p.id = o.patient_id join facility f on f.id = o.facility_id
             where
            """;

    private static final String OPEN =
            "select * from payment_order where debt_kind = :kind and debt_id = :debt and state = 'open'";

    /** Whether order {@code o} is being paid. */
    private static final String LIVE = """
            exists (select from payment_attempt a
                     where a.order_id = o.id and not a.orphan
                       and a.state in ('created', 'unknown', 'action-required', 'processing', 'authorised',
                                       'partially-captured'))
            """;

    private final JdbcClient sql;
    private final Sights sights;

    PaymentOrderStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    /** False if the debt has an open order. */
    boolean insert(PaymentOrderId id, OrderDraft draft, String by, Instant at) {
        return sql.sql("""
                        insert into payment_order (id, debt_kind, debt_id, patient_id, facility_id, amount_minor,
                                                   currency, mode, opened_by, created_at)
                        values (:id, :kind, :debt, :patient, :facility, :minor, :currency, :mode, :by, :at)
                        on conflict (debt_kind, debt_id) where state = 'open' do nothing
                        """)
                        .param("id", id.value())
                        .param("kind", code(draft.debt().kind()))
                        .param("debt", draft.debt().id())
                        .param("patient", draft.patient().value())
                        .param("facility", draft.facility().value())
                        .param("minor", draft.amount().minor())
                        .param("currency", draft.amount().currency().getCurrencyCode())
                        .param("mode", draft.mode().code())
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<PaymentOrder> read(PaymentOrderId id) {
        return one("select * from payment_order where id = :id", id);
    }

    Optional<PaymentOrder> lock(PaymentOrderId id) {
        return one("select * from payment_order where id = :id for update", id);
    }

    Optional<PaymentOrder> findOpen(Debt debt) {
        return openOf(debt, OPEN);
    }

    Optional<PaymentOrder> lockOpen(Debt debt) {
        return openOf(debt, OPEN + " for update");
    }

    private Optional<PaymentOrder> openOf(Debt debt, String query) {
        return sql.sql(query)
                .param("kind", code(debt.kind()))
                .param("debt", debt.id())
                .query(PaymentOrderStore::order)
                .optional();
    }

    /**
     * Until the transaction ends nobody else decides what is still to be paid of the debt. A visit's hold and its deposit
     * bear the same id: of the two, each lessens the other.
     */
    void lockDebt(Debt debt) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('payments.debt:' || :debt, 0))")
                .param("debt", debt.id().toString())
                .query(row -> {});
    }

    /** Oldest first. */
    List<PaymentOrder> of(Debt debt) {
        return sql.sql("""
                        select * from payment_order where debt_kind = :kind and debt_id = :debt order by created_at, id
                        """)
                .param("kind", code(debt.kind()))
                .param("debt", debt.id())
                .query(PaymentOrderStore::order)
                .list();
    }

    /** As {@link #of}, in one look with their attempts. */
    List<PaymentOrders.Standing> standings(Debt debt) {
        return sql.sql("select o.*, " + LIVE + """
                         as being_paid from payment_order o
                         where o.debt_kind = :kind and o.debt_id = :debt order by o.created_at, o.id
                        """)
                .param("kind", code(debt.kind()))
                .param("debt", debt.id())
                .query((row, number) -> new PaymentOrders.Standing(order(row, number), row.getBoolean("being_paid")))
                .list();
    }

    boolean hasLiveAttempt(PaymentOrderId id) {
        return sql.sql("select " + LIVE + " from payment_order o where o.id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void update(PaymentOrderId id, Money captured, Money refunded, PaymentOrder.State state, Instant at) {
        sql.sql("""
                        update payment_order
                           set captured_minor = :captured, refunded_minor = :refunded, state = :state,
                               ended_at = case when :state = 'open' then null else coalesce(ended_at, :at) end
                         where id = :id
                        """)
                .param("id", id.value())
                .param("captured", captured.minor())
                .param("refunded", refunded.minor())
                .param("state", state.code())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<PaymentOrder> find(Caller caller, PaymentOrderId id) {
        return sql.sql(SEEN + "o.id = :id and " + Sight.VISIT_SQL)
                .param("id", id.value())
                .params(sights.of(caller).params())
                .query(PaymentOrderStore::order)
                .optional();
    }

    List<PaymentOrder> list(Caller caller, OrderFilter filter, PageRequest page) {
        return sql.sql(SEEN + """
                        (:kind::text is null or o.debt_kind = :kind) and (:debt::uuid is null or o.debt_id = :debt)
                        and (:patient::uuid is null or o.patient_id = :patient)
                        and (:state::text is null or o.state = :state)
                        and (o.created_at, o.id) > (:at, :id) and
                        """ + Sight.VISIT_SQL + " order by o.created_at, o.id limit :rows")
                .param("kind", filter.debtKind() == null ? null : code(filter.debtKind()))
                .param("debt", filter.debt())
                .param(
                        "patient",
                        filter.patient() == null ? null : filter.patient().value())
                .param("state", filter.state() == null ? null : filter.state().code())
                .param("at", page.after().at().atOffset(ZoneOffset.UTC))
                .param("id", page.after().id())
                .param("rows", page.limit() + 1)
                .params(sights.of(caller).params())
                .query(PaymentOrderStore::order)
                .list();
    }

    private Optional<PaymentOrder> one(String text, PaymentOrderId id) {
        return sql.sql(text)
                .param("id", id.value())
                .query(PaymentOrderStore::order)
                .optional();
    }

    private static PaymentOrder order(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        return new PaymentOrder(
                new PaymentOrderId(row.getObject("id", UUID.class)),
                new Debt(
                        Debt.Kind.valueOf(row.getString("debt_kind").toUpperCase(Locale.ROOT)),
                        row.getObject("debt_id", UUID.class)),
                new PatientId(row.getObject("patient_id", UUID.class)),
                new FacilityId(row.getObject("facility_id", UUID.class)),
                Money.ofMinor(row.getLong("amount_minor"), currency),
                PaymentOrder.Mode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
                PaymentOrder.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Money.ofMinor(row.getLong("captured_minor"), currency),
                Money.ofMinor(row.getLong("refunded_minor"), currency),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static String code(Debt.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
