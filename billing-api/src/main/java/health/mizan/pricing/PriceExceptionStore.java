package health.mizan.pricing;

import health.mizan.access.Caller;
import health.mizan.catalogue.ServiceId;
import health.mizan.facilities.CallerSites;
import health.mizan.masterdata.Codes;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PayerId;
import health.mizan.plans.PlanId;
import health.mizan.pricing.PriceException.Resolution;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class PriceExceptionStore {

    private static final String SELECT = """
            select e.*, f.code as facility, s.system, s.code as service, p.code as payer, l.code as plan
              from price_exception e
              join facility f on f.id = e.facility_id
              join service s on s.id = e.service_id
              left join payer p on p.id = e.payer_id
              left join plan l on l.id = e.plan_id
             where (:everywhere or f.code = any(:codes))
            """;

    private final JdbcClient sql;

    PriceExceptionStore(JdbcClient sql) {
        this.sql = sql;
    }

    void note(UUID id, PriceQuestion question, ServiceId service, Price.Reason reason, Instant at) {
        sql.sql("""
                        insert into price_exception as e (id, facility_id, service_id, payer_id, plan_id, reason,
                            first_on, last_on, raised_at)
                        values (:id, :facility, :service, :payer, :plan, :reason, :on, :on, :at)
                        on conflict (facility_id, service_id, payer_id, plan_id) where resolution is null
                        do update set first_on = least(e.first_on, excluded.first_on),
                                      last_on = greatest(e.last_on, excluded.last_on),
                                      reason = excluded.reason
                         where e.first_on > excluded.first_on or e.last_on < excluded.last_on
                            or e.reason <> excluded.reason
                        """)
                .param("id", id)
                .param("facility", question.facility().value())
                .param("service", service.value())
                .param(
                        "payer",
                        question.payer() == null ? null : question.payer().value())
                .param("plan", question.plan() == null ? null : question.plan().value())
                .param("reason", Codes.code(reason))
                .param("on", question.on())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<PriceException> find(UUID id, Caller caller) {
        return scoped(sql.sql(SELECT + "and e.id = :id"), caller)
                .param("id", id)
                .query(PriceExceptionStore::read)
                .optional();
    }

    Optional<PriceException> lock(UUID id, Caller caller) {
        return scoped(sql.sql(SELECT + "and e.id = :id for no key update of e"), caller)
                .param("id", id)
                .query(PriceExceptionStore::read)
                .optional();
    }

    Page<PriceException> list(@Nullable Boolean open, PageRequest page, Caller caller) {
        return Page.of(
                scoped(sql.sql(SELECT + """
                                   and (e.raised_at, e.id) > (:after, :afterId)
                                   and (:open::boolean is null or (e.resolution is null) = :open)
                                 order by e.raised_at, e.id limit :rows
                                """), caller)
                        .param("after", page.after().at().atOffset(ZoneOffset.UTC))
                        .param("afterId", page.after().id())
                        .param("open", open)
                        .param("rows", page.limit() + 1)
                        .query(PriceExceptionStore::read)
                        .list(),
                page.limit(),
                exception -> new Cursor(exception.raisedAt(), exception.id()));
    }

    void resolve(UUID id, Resolution resolution, @Nullable String note, String by, Instant at) {
        sql.sql("""
                        update price_exception
                           set resolution = :resolution, note = :note, resolved_by = :by, resolved_at = :at
                         where id = :id
                        """)
                .param("id", id)
                .param("resolution", Codes.code(resolution))
                .param("note", note)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static StatementSpec scoped(StatementSpec statement, Caller caller) {
        CallerSites sites = CallerSites.of(caller);
        return statement.param("everywhere", sites.everywhere()).param("codes", sites.codeArray());
    }

    private static PriceException read(ResultSet row, int index) throws SQLException {
        UUID payer = row.getObject("payer_id", UUID.class);
        UUID plan = row.getObject("plan_id", UUID.class);
        String resolution = row.getString("resolution");
        OffsetDateTime resolvedAt = row.getObject("resolved_at", OffsetDateTime.class);
        return new PriceException(
                row.getObject("id", UUID.class),
                new FacilityId(row.getObject("facility_id", UUID.class)),
                row.getString("facility"),
                new ServiceId(row.getObject("service_id", UUID.class)),
                row.getString("system"),
                row.getString("service"),
                payer == null ? null : new PayerId(payer),
                row.getString("payer"),
                plan == null ? null : new PlanId(plan),
                row.getString("plan"),
                Codes.stored(Price.Reason.class, row.getString("reason")),
                row.getObject("first_on", LocalDate.class),
                row.getObject("last_on", LocalDate.class),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                resolution == null ? null : Codes.stored(Resolution.class, resolution),
                row.getString("note"),
                row.getString("resolved_by"),
                resolvedAt == null ? null : resolvedAt.toInstant());
    }
}
