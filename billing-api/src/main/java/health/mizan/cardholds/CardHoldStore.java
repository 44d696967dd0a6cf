package health.mizan.cardholds;

import health.mizan.access.Caller;
import health.mizan.cardholds.CardHold.State;
import health.mizan.cases.CaseId;
import health.mizan.cases.CaseState;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CardHoldStore {

    /** The last attempt is the hold: an order has one at a time. */
    private static final String HOLD = """
            select o.id, c.id as case_id, c.patient_id, c.service_date, c.state as visit_state, f.id as site_id, f.name_en, f.name_ar,
                   f.time_zone, a.state, a.currency, a.authorised_minor, a.captured_minor, a.amount_minor,
                   a.card, a.created_at, a.hold_expires_at,
                   coalesce(case when a.state = 'expired' then a.hold_expires_at end,
                            (select max(q.settled_at) from payment_operation q
                              where q.attempt_id = a.id and q.state = 'succeeded' and q.type in ('capture', 'void')),
                            a.changed_at) as ended_at,
                   exists (select from payment_operation q
                            where q.attempt_id = a.id and q.type = 'void' and q.settled_at is null) as releasing,
                   exists (select from payment_operation q
                            where q.attempt_id = a.id and q.state = 'unknown'
                              and q.type in ('start', 'purchase', 'capture')) as in_doubt,
                   exists (select from invoice i where i.case_id = c.id and i.state = 'issued') as billed
              from payment_order o
              join financial_case c on c.id = o.debt_id
              join facility f on f.id = c.facility_id
              join patient p on p.id = c.patient_id
              join lateral (select * from payment_attempt t where t.order_id = o.id and not t.orphan
                             order by t.created_at desc, t.id desc limit 1) a on true
             where o.id = :id and o.debt_kind = 'case' and
            """;

    private final JdbcClient sql;
    private final Sights sights;

    CardHoldStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    Optional<CardHold> find(Caller caller, PaymentOrderId order) {
        return sql.sql(HOLD + Sight.VISIT_SQL)
                .param("id", order.value())
                .params(sights.of(caller).params())
                .query(CardHoldStore::hold)
                .optional();
    }

    private static CardHold hold(ResultSet row, int number) throws SQLException {
        State state = row.getBoolean("in_doubt") ? State.UNKNOWN : state(row.getString("state"));
        String currency = row.getString("currency");
        long authorised = row.getLong("authorised_minor");
        boolean stands = state == State.PLACING || state == State.UNKNOWN || state == State.HELD;
        return new CardHold(
                new PaymentOrderId(row.getObject("id", UUID.class)),
                new CaseId(row.getObject("case_id", UUID.class)),
                new PatientId(row.getObject("patient_id", UUID.class)),
                new CardHold.Site(
                        new FacilityId(row.getObject("site_id", UUID.class)),
                        row.getString("name_en"),
                        row.getString("name_ar"),
                        ZoneId.of(row.getString("time_zone"))),
                row.getObject("service_date", LocalDate.class),
                Codes.stored(CaseState.class, row.getString("visit_state")),
                state,
                Money.ofMinor(authorised > 0 ? authorised : row.getLong("amount_minor"), currency),
                Money.ofMinor(row.getLong("captured_minor"), currency),
                lastFour(row.getString("card")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "hold_expires_at"),
                stands ? null : instant(row, "ended_at"),
                row.getBoolean("releasing"),
                row.getBoolean("billed"));
    }

    private static State state(String attempt) {
        return switch (attempt) {
            case "created", "action-required", "processing" -> State.PLACING;
            case "unknown" -> State.UNKNOWN;
            case "authorised", "partially-captured" -> State.HELD;
            case "captured" -> State.TAKEN;
            case "voided" -> State.RELEASED;
            case "expired" -> State.EXPIRED;
            case "failed", "cancelled", "declined" -> State.FAILED;
            default -> throw new IllegalStateException("no state of an attempt: " + attempt);
        };
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String lastFour(@Nullable String masked) {
        String digits = masked == null ? "" : masked.replaceAll("\\D", "");
        return digits.length() < 4 ? null : digits.substring(digits.length() - 4);
    }
}
