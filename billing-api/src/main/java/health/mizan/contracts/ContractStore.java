package health.mizan.contracts;

import health.mizan.access.Caller;
import health.mizan.facilities.CallerSites;
import health.mizan.fees.ScheduleId;
import health.mizan.history.AsOf;
import health.mizan.history.EffectiveRows;
import health.mizan.history.EffectiveStamp;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.Saved;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PayerId;
import health.mizan.plans.PlanId;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class ContractStore implements EffectiveRows<Contract> {

    private static final String SELECT = """
            select h.id, h.code, h.facility_id, f.code as facility, h.payer_id, p.code as payer, h.plan_id,
                   l.code as plan, h.network, h.created_at, v.version, v.schedule_id, s.code as schedule,
                   v.off_basis_points, v.effective_from, v.effective_to, v.changed_by, v.changed_at
              from contract h
              join contract_version v on v.contract_id = h.id
              join facility f on f.id = h.facility_id
              join payer p on p.id = h.payer_id
              join fee_schedule s on s.id = v.schedule_id
              left join plan l on l.id = h.plan_id
            """;

    private static final String AT_THE_CALLERS_SITES = " (:everywhere or f.code = any(:codes)) ";

    /** The rule of keep_in_force(), for a past state of knowledge too. */
    private static final String AS_OF =
            "select * from (" + SELECT + " where h.id = :id and" + AT_THE_CALLERS_SITES + """
               and (:known::timestamptz is null or v.changed_at <= :known)
               and (:on::date is null or v.effective_from <= :on)
             order by case when :on::date is not null then v.effective_from end desc, v.version desc limit 1) found
             where :on::date is null or effective_to is null or effective_to >= :on
            """;

    private final JdbcClient sql;

    ContractStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Contract> find(ContractId id, AsOf asOf, Caller caller) {
        return scoped(sql.sql(AS_OF), caller)
                .param("id", id.value())
                .param("known", asOf.knownAt())
                .param("on", asOf.on())
                .query(ContractStore::read)
                .optional();
    }

    Page<Contract> list(ListRequest request, ContractFilter filter, Caller caller) {
        return Page.of(
                scoped(sql.sql(SELECT + """
                                 where v.version = h.version and (h.created_at, h.id) > (:after, :afterId)
                                   and (:pattern::text is null or lower(h.code) like lower(:pattern)
                                        or p.search like search_fold(:pattern))
                                   and (:facility::text is null or f.code = :facility)
                                   and (:payer::text is null or p.code = :payer)
                                   and (:on::date is null
                                        or exists (select from contract_version d
                                                    where d.contract_id = h.id and d.in_force @> :on::date))
                                   and""" + AT_THE_CALLERS_SITES + "order by h.created_at, h.id limit :rows"), caller)
                        .param("after", request.after())
                        .param("afterId", request.page().after().id())
                        .param("pattern", request.pattern())
                        .param("facility", filter.facility())
                        .param("payer", filter.payer())
                        .param("on", filter.on())
                        .param("rows", request.rows())
                        .query(ContractStore::read)
                        .list(),
                request.page().limit(),
                contract -> new Cursor(contract.createdAt(), contract.id().value()));
    }

    List<EffectiveStamp> versions(ContractId id, Caller caller) {
        return scoped(sql.sql("""
                                select v.version, v.effective_from, v.effective_to, lower(v.in_force) as in_force_from,
                                       upper(v.in_force) as in_force_until, v.changed_by, v.changed_at
                                  from contract_version v join facility f on f.id = v.facility_id
                                 where v.contract_id = :id and""" + AT_THE_CALLERS_SITES + "order by v.version desc"), caller)
                .param("id", id.value())
                .query(EffectiveStamp.class)
                .list();
    }

    /** Contracts of one facility and payer are written one after another, so that an overlap is seen before it happens. */
    @Override
    public Optional<Contract> lock(Contract wanted) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('contract ' || :facility || ' ' || :payer, 0))")
                .param("facility", wanted.facilityId().toString())
                .param("payer", wanted.payerId().toString())
                .query(row -> {});
        // Locked first and read by a second statement: one statement would join the fresh row to stale others.
        sql.sql("select from contract where code = :code for no key update")
                .param("code", wanted.code())
                .query(row -> {});
        return sql.sql(SELECT + "where h.code = :code and v.version = h.version")
                .param("code", wanted.code())
                .query(ContractStore::read)
                .optional();
    }

    @Override
    public boolean insertHead(Contract wanted) {
        return sql.sql("""
                        insert into contract (id, code, facility_id, payer_id, plan_id, network, version, created_at)
                        values (:id, :code, :facility, :payer, :plan, :network, 1, :at) on conflict do nothing
                        """)
                        .param("id", wanted.id().value())
                        .param("code", wanted.code())
                        .param("facility", wanted.facilityId().value())
                        .param("payer", wanted.payerId().value())
                        .param("plan", value(wanted.planId()))
                        .param("network", wanted.network())
                        .param("at", wanted.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public Optional<Contract> startingWith(Contract wanted) {
        return sql.sql(SELECT + "where h.id = :id and v.effective_from = :from order by v.version desc limit 1")
                .param("id", wanted.id().value())
                .param("from", wanted.effectiveFrom())
                .query(ContractStore::read)
                .optional();
    }

    @Override
    public Optional<Saved<Contract>> obstacle(Contract wanted) {
        return otherParties(wanted).or(() -> overlap(wanted));
    }

    private Optional<Saved<Contract>> otherParties(Contract wanted) {
        boolean differ = sql.sql("""
                        select exists (select from contract where id = :id
                           and (facility_id, payer_id, plan_id, network)
                               is distinct from (:facility::uuid, :payer::uuid, :plan::uuid, :network::text))
                        """)
                .param("id", wanted.id().value())
                .param("facility", wanted.facilityId().value())
                .param("payer", wanted.payerId().value())
                .param("plan", value(wanted.planId()))
                .param("network", wanted.network())
                .query(Boolean.class)
                .single();
        return differ
                ? Optional.of(new Saved.Refused<>(List.of(
                        new FieldError("code", "is that of a contract with another facility, payer, plan or network"))))
                : Optional.empty();
    }

    /** Another contract for the same parties that would be in force on one of the same days. */
    private Optional<Saved<Contract>> overlap(Contract wanted) {
        record Other(
                UUID id,
                String code,
                LocalDate first,
                @Nullable LocalDate end) {}
        return sql.sql("""
                        select h.id, h.code, lower(v.in_force) as first, upper(v.in_force) as "end"
                          from contract_version v join contract h on h.id = v.contract_id
                         where v.facility_id = :facility and v.payer_id = :payer
                           and v.plan_id is not distinct from :plan::uuid
                           and v.network is not distinct from :network::text
                           and v.contract_id <> :id
                           and v.in_force && daterange(:from::date, least(:to::date + 1,
                                   (select min(effective_from) from contract_version
                                     where contract_id = :id and effective_from > :from::date)))
                         order by lower(v.in_force) limit 1
                        """)
                .param("facility", wanted.facilityId().value())
                .param("payer", wanted.payerId().value())
                .param("plan", value(wanted.planId()))
                .param("network", wanted.network())
                .param("id", wanted.id().value())
                .param("from", wanted.effectiveFrom())
                .param("to", wanted.effectiveTo())
                .query(Other.class)
                .optional()
                .map(other -> new Saved.Conflict<>(
                        "overlaps with contract " + other.code() + ", in force from " + other.first()
                                + (other.end() == null ? " without an end" : " until the day before " + other.end()),
                        other.id().toString()));
    }

    @Override
    public void insertVersion(Contract now) {
        sql.sql("""
                        insert into contract_version (contract_id, version, facility_id, payer_id, plan_id, network,
                            schedule_id, off_basis_points, effective_from, effective_to, changed_by, changed_at)
                        values (:id, :version, :facility, :payer, :plan, :network, :schedule, :off, :from, :to, :by, :at)
                        """)
                .param("id", now.id().value())
                .param("version", now.version())
                .param("facility", now.facilityId().value())
                .param("payer", now.payerId().value())
                .param("plan", value(now.planId()))
                .param("network", now.network())
                .param("schedule", now.scheduleId().value())
                .param("off", now.offBasisPoints())
                .param("from", now.effectiveFrom())
                .param("to", now.effectiveTo())
                .param("by", now.changedBy())
                .param("at", now.changedAt().atOffset(ZoneOffset.UTC))
                .update();
        sql.sql("update contract set version = :version where id = :id")
                .param("version", now.version())
                .param("id", now.id().value())
                .update();
    }

    @Override
    public Contract as(Contract wanted, Contract present, long version) {
        return wanted.as(present.id(), version, present.createdAt());
    }

    @Override
    public boolean alike(Contract one, Contract other) {
        return one.saysTheSameAs(other);
    }

    private static StatementSpec scoped(StatementSpec statement, Caller caller) {
        CallerSites sites = CallerSites.of(caller);
        return statement.param("everywhere", sites.everywhere()).param("codes", sites.codeArray());
    }

    private static @Nullable UUID value(@Nullable PlanId plan) {
        return plan == null ? null : plan.value();
    }

    private static Contract read(ResultSet row, int index) throws SQLException {
        UUID plan = row.getObject("plan_id", UUID.class);
        return new Contract(
                new ContractId(row.getObject("id", UUID.class)),
                row.getString("code"),
                new FacilityId(row.getObject("facility_id", UUID.class)),
                row.getString("facility"),
                new PayerId(row.getObject("payer_id", UUID.class)),
                row.getString("payer"),
                plan == null ? null : new PlanId(plan),
                row.getString("plan"),
                row.getString("network"),
                new ScheduleId(row.getObject("schedule_id", UUID.class)),
                row.getString("schedule"),
                row.getInt("off_basis_points"),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                row.getLong("version"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
