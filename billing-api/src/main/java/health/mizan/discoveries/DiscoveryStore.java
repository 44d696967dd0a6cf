package health.mizan.discoveries;

import health.mizan.access.Caller;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.facilities.CallerSites;
import health.mizan.masterdata.Codes;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PayerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Discoveries that are not erased. There is no patient: a caller sees those of the sites the caller works at. */
@Component
class DiscoveryStore {

    private final JdbcClient sql;
    private final DiscoverySeal seal;

    DiscoveryStore(JdbcClient sql, DiscoverySeal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    /** False if the same question is open already; of two that are asked at once, the second waits for the first. */
    boolean insert(Discovery discovery) {
        return sql.sql("""
                        insert into discovery (id, payer_id, facility_id, service_date, number_hash, sought, state,
                            requested_at)
                        values (:id, :payer, :facility, :day, :hash, :sought, :state, :requested)
                        on conflict do nothing
                        """)
                        .param("id", discovery.id().value())
                        .param("payer", discovery.payer().value())
                        .param("facility", discovery.facility().value())
                        .param("day", discovery.serviceDate())
                        .param("hash", seal.hash(discovery.sought()))
                        .param("sought", seal.seal(discovery.id(), discovery.sought()))
                        .param("state", Codes.code(discovery.state()))
                        .param("requested", discovery.requestedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The latest about the same number and birth date, asked of the same payer by the same site; in whatever state. */
    Optional<Discovery> latestLike(Discovery discovery) {
        return sql.sql("""
                        select * from discovery
                         where number_hash = :hash and payer_id = :payer and facility_id = :facility
                           and erased_at is null
                         order by requested_at desc, id desc limit 1
                        """)
                .param("hash", seal.hash(discovery.sought()))
                .param("payer", discovery.payer().value())
                .param("facility", discovery.facility().value())
                .query(this::read)
                .optional();
    }

    Optional<Discovery> find(Caller caller, DiscoveryId id) {
        CallerSites sites = CallerSites.of(caller);
        return sql.sql("""
                        select d.* from discovery d join facility f on f.id = d.facility_id
                         where d.id = :id and d.erased_at is null
                           and (:everywhere or f.code = any(:codes::text[]))
                        """)
                .param("id", id.value())
                .param("everywhere", sites.everywhere())
                .param("codes", sites.codeArray())
                .query(this::read)
                .optional();
    }

    Optional<Discovery> find(DiscoveryId id) {
        return sql.sql("select * from discovery where id = :id and erased_at is null")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    Optional<Discovery> lock(DiscoveryId id) {
        return sql.sql("select * from discovery where id = :id and erased_at is null for no key update")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    void settle(Discovery discovery) {
        Discovered answer = discovery.answer();
        sql.sql("""
                        update discovery set state = :state, reason = :reason, answer = :answer, settled_at = :settled
                         where id = :id
                        """)
                .param("id", discovery.id().value())
                .param("state", Codes.code(discovery.state()))
                .param("reason", discovery.reason())
                .param("answer", answer == null ? null : seal.seal(discovery.id(), answer))
                .param("settled", at(discovery.settledAt()))
                .update();
    }

    /** Oldest first. */
    List<DiscoveryId> askedBefore(Instant moment, int limit) {
        return sql.sql("""
                        select id from discovery where erased_at is null and requested_at < :moment
                         order by requested_at limit :limit
                        """)
                .param("moment", at(moment))
                .param("limit", limit)
                .query((row, number) -> new DiscoveryId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Leaves who was asked by whom, when and with what success, and nothing of the person. */
    void erase(DiscoveryId id, String reasonIfOpen, Instant now) {
        sql.sql("""
                        update discovery
                           set number_hash = null, sought = null, answer = null, erased_at = :now,
                               state = case state when 'asked' then 'unanswered' else state end,
                               reason = case state when 'asked' then :reason else reason end,
                               settled_at = coalesce(settled_at, :now)
                         where id = :id and erased_at is null
                        """)
                .param("id", id.value())
                .param("reason", reasonIfOpen)
                .param("now", at(now))
                .update();
    }

    private Discovery read(ResultSet row, int number) throws SQLException {
        DiscoveryId id = new DiscoveryId(row.getObject("id", UUID.class));
        byte[] answer = row.getBytes("answer");
        OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
        return new Discovery(
                id,
                seal.openSought(id, row.getBytes("sought")),
                new PayerId(row.getObject("payer_id", UUID.class)),
                new FacilityId(row.getObject("facility_id", UUID.class)),
                row.getObject("service_date", LocalDate.class),
                Codes.stored(CheckState.class, row.getString("state")),
                row.getString("reason"),
                answer == null ? null : seal.openAnswer(id, answer),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                settled == null ? null : settled.toInstant());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
