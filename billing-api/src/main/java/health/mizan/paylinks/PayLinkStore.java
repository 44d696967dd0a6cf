package health.mizan.paylinks;

import health.mizan.access.Caller;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.payments.Debt;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PayLinkStore {

    private static final String SEEN = """
        select l.* from pay_link l join patient p on p.id = l.patient_id join facility f on f.id = l.facility_id
         where
        """;

    private final JdbcClient sql;
    private final Sights sights;

    PayLinkStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    void insert(PayLink link, byte[] tokenHash, String by) {
        Money asked = link.asked();
        sql.sql("""
            insert into pay_link (id, token_hash, debt_kind, debt_id, patient_id, facility_id, amount_minor,
                                  currency, made_by, made_at, expires_at)
            values (:id, :hash, :kind, :debt, :patient, :facility, :minor, :currency, :by, :at, :expires)
            """)
                .param("id", link.id().value())
                .param("hash", tokenHash)
                .param("kind", Codes.code(link.debt().kind()))
                .param("debt", link.debt().id())
                .param("patient", link.patient().value())
                .param("facility", link.facility().value())
                .param("minor", asked == null ? null : asked.minor())
                .param("currency", link.currency().getCurrencyCode())
                .param("by", by)
                .param("at", utc(link.madeAt()))
                .param("expires", utc(link.expiresAt()))
                .update();
    }

    Optional<PayLink> byToken(byte[] hash) {
        return sql.sql("select * from pay_link where token_hash = :hash")
                .param("hash", hash)
                .query(PayLinkStore::link)
                .optional();
    }

    Optional<PayLink> find(Caller caller, PayLinkId id) {
        return sql.sql(SEEN + "l.id = :id and " + Sight.VISIT_SQL)
                .param("id", id.value())
                .params(sights.of(caller).params())
                .query(PayLinkStore::link)
                .optional();
    }

    /** Newest first. */
    List<PayLink> of(Caller caller, Debt debt) {
        return sql.sql(SEEN + "l.debt_kind = :kind and l.debt_id = :debt and " + Sight.VISIT_SQL
                        + " order by l.made_at desc, l.id desc limit 20")
                .param("kind", Codes.code(debt.kind()))
                .param("debt", debt.id())
                .params(sights.of(caller).params())
                .query(PayLinkStore::link)
                .list();
    }

    List<PayLink> madeBy(Caller caller, Debt debt) {
        return sql.sql(SEEN + "l.debt_kind = :kind and l.debt_id = :debt and l.made_by = :by and " + Sight.VISIT_SQL
                        + " order by l.made_at desc, l.id desc")
                .param("kind", Codes.code(debt.kind()))
                .param("debt", debt.id())
                .param("by", caller.subject())
                .params(sights.of(caller).params())
                .query(PayLinkStore::link)
                .list();
    }

    /** Until the end of the transaction. */
    void lock(PayLinkId id) {
        sql.sql("select id from pay_link where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .single();
    }

    /** False if it has been. */
    boolean revoke(PayLinkId id, String by, Instant at) {
        return sql.sql("update pay_link set revoked_at = :at, revoked_by = :by where id = :id and revoked_at is null")
                        .param("id", id.value())
                        .param("by", by)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    private static PayLink link(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        Long minor = row.getObject("amount_minor", Long.class);
        return new PayLink(
                new PayLinkId(row.getObject("id", UUID.class)),
                new Debt(
                        Debt.Kind.valueOf(row.getString("debt_kind").toUpperCase(Locale.ROOT)),
                        row.getObject("debt_id", UUID.class)),
                new PatientId(row.getObject("patient_id", UUID.class)),
                new FacilityId(row.getObject("facility_id", UUID.class)),
                currency,
                minor == null ? null : new Money(minor, currency),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("revoked_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
