package health.mizan.fees;

import health.mizan.catalogue.ServiceId;
import health.mizan.fees.FeeScheduleDraft.ServiceName;
import health.mizan.history.AsOf;
import health.mizan.history.EffectiveRows;
import health.mizan.history.EffectiveStamp;
import health.mizan.masterdata.ListRequest;
import health.mizan.money.Money;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class FeeScheduleStore implements EffectiveRows<ScheduleVersion> {

    private static final String SELECT = """
            select h.id, h.code, h.currency, h.created_at, v.version, v.name_en, v.name_ar, v.effective_from,
                   v.effective_to, v.changed_by, v.changed_at,
                   (select count(*) from fee_price p where p.schedule_id = h.id and p.version = v.version) as prices
              from fee_schedule h join fee_schedule_version v on v.schedule_id = h.id
            """;

    /** The rule of keep_in_force(), for a past state of knowledge too. */
    private static final String AS_OF = """
            select * from (%s where %s
               and (:known::timestamptz is null or v.changed_at <= :known)
               and (:on::date is null or v.effective_from <= :on)
             order by case when :on::date is not null then v.effective_from end desc, v.version desc limit 1) found
             where :on::date is null or effective_to is null or effective_to >= :on
            """;

    private final JdbcClient sql;

    FeeScheduleStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<FeeSchedule> find(ScheduleId id, AsOf asOf) {
        return sql.sql(AS_OF.formatted(SELECT, "h.id = :id"))
                .param("id", id.value())
                .param("known", asOf.knownAt())
                .param("on", asOf.on())
                .query(FeeScheduleStore::read)
                .optional();
    }

    Optional<FeeSchedule> byCode(String code, AsOf asOf) {
        return sql.sql(AS_OF.formatted(SELECT, "h.code = :code"))
                .param("code", code)
                .param("known", asOf.knownAt())
                .param("on", asOf.on())
                .query(FeeScheduleStore::read)
                .optional();
    }

    Page<FeeSchedule> list(ListRequest request) {
        return Page.of(
                sql.sql(SELECT + """
                                 where v.version = h.version and (h.created_at, h.id) > (:after, :afterId)
                                   and (:pattern::text is null or v.search like search_fold(:pattern)
                                        or lower(h.code) like lower(:pattern))
                                 order by h.created_at, h.id limit :rows
                                """)
                        .param("after", request.after())
                        .param("afterId", request.page().after().id())
                        .param("pattern", request.pattern())
                        .param("rows", request.rows())
                        .query(FeeScheduleStore::read)
                        .list(),
                request.page().limit(),
                schedule -> new Cursor(schedule.createdAt(), schedule.id().value()));
    }

    Page<SchedulePrice> prices(FeeSchedule schedule, PageRequest page) {
        // Services have no time in a schedule, so the page's key is the service's id alone.
        return Page.of(
                sql.sql("""
                                select s.id, s.system, s.code, s.name_en, s.name_ar, p.price_minor, p.exempt_reason
                                  from fee_price p join service s on s.id = p.service_id
                                 where p.schedule_id = :id and p.version = :version and p.service_id > :after
                                 order by p.service_id limit :rows
                                """)
                        .param("id", schedule.id().value())
                        .param("version", schedule.version())
                        .param("after", page.after().id())
                        .param("rows", page.limit() + 1)
                        .query((row, i) -> new SchedulePrice(
                                new ServiceId(row.getObject("id", UUID.class)),
                                row.getString("system"),
                                row.getString("code"),
                                row.getString("name_en"),
                                row.getString("name_ar"),
                                new Money(row.getLong("price_minor"), schedule.currency()),
                                row.getString("exempt_reason")))
                        .list(),
                page.limit(),
                price -> new Cursor(Cursor.START.at(), price.serviceId().value()));
    }

    List<EffectiveStamp> versions(ScheduleId id) {
        return sql.sql("""
                        select version, effective_from, effective_to, lower(in_force) as in_force_from,
                               upper(in_force) as in_force_until, changed_by, changed_at
                          from fee_schedule_version where schedule_id = :id order by version desc
                        """).param("id", id.value()).query(EffectiveStamp.class).list();
    }

    /** Those of the lines' services that are in the catalogue. */
    Map<ServiceName, ServiceId> services(List<PriceDraft> lines) {
        Map<ServiceName, ServiceId> known = new HashMap<>();
        sql.sql("""
                        select s.system, s.code, s.id from service s
                          join unnest(:systems::text[], :codes::text[]) as w (system, code) using (system, code)
                        """)
                .param("systems", column(lines, PriceDraft::system))
                .param("codes", column(lines, PriceDraft::service))
                .query(row -> {
                    known.put(
                            new ServiceName(row.getString("system"), row.getString("code")),
                            new ServiceId(row.getObject("id", UUID.class)));
                });
        return known;
    }

    @Override
    public Optional<ScheduleVersion> lock(ScheduleVersion wanted) {
        // Locked first and read by a second statement: one statement would join the fresh row to stale others.
        sql.sql("select from fee_schedule where code = :code for no key update")
                .param("code", wanted.schedule().code())
                .query(row -> {});
        return whole(sql.sql(SELECT + "where h.code = :code and v.version = h.version")
                .param("code", wanted.schedule().code()));
    }

    @Override
    public boolean insertHead(ScheduleVersion wanted) {
        FeeSchedule schedule = wanted.schedule();
        return sql.sql("""
                        insert into fee_schedule (id, code, currency, version, created_at)
                        values (:id, :code, :currency, 1, :at) on conflict do nothing
                        """)
                        .param("id", schedule.id().value())
                        .param("code", schedule.code())
                        .param("currency", schedule.currency().getCurrencyCode())
                        .param("at", schedule.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public Optional<ScheduleVersion> startingWith(ScheduleVersion wanted) {
        return whole(sql.sql(SELECT + "where h.id = :id and v.effective_from = :from order by v.version desc limit 1")
                .param("id", wanted.id().value())
                .param("from", wanted.schedule().effectiveFrom()));
    }

    @Override
    public void insertVersion(ScheduleVersion now) {
        FeeSchedule schedule = now.schedule();
        sql.sql("""
                        insert into fee_schedule_version (schedule_id, version, name_en, name_ar, effective_from,
                            effective_to, changed_by, changed_at)
                        values (:id, :version, :nameEn, :nameAr, :from, :to, :by, :at)
                        """)
                .param("id", schedule.id().value())
                .param("version", schedule.version())
                .param("nameEn", schedule.nameEn())
                .param("nameAr", schedule.nameAr())
                .param("from", schedule.effectiveFrom())
                .param("to", schedule.effectiveTo())
                .param("by", schedule.changedBy())
                .param("at", schedule.changedAt().atOffset(ZoneOffset.UTC))
                .update();
        insertPrices(now);
        sql.sql("update fee_schedule set version = :version where id = :id")
                .param("version", schedule.version())
                .param("id", schedule.id().value())
                .update();
    }

    @Override
    public ScheduleVersion as(ScheduleVersion wanted, ScheduleVersion present, long version) {
        return wanted.as(present, version);
    }

    @Override
    public boolean alike(ScheduleVersion one, ScheduleVersion other) {
        return one.saysTheSameAs(other);
    }

    private void insertPrices(ScheduleVersion now) {
        List<Map.Entry<ServiceId, ScheduleVersion.Line>> lines =
                List.copyOf(now.lines().entrySet());
        sql.sql("""
                        insert into fee_price (schedule_id, version, service_id, price_minor, exempt_reason)
                        select :id, :version, w.*
                          from unnest(:services::uuid[], :minors::bigint[], :reasons::text[]) as w
                        """)
                .param("id", now.id().value())
                .param("version", now.version())
                .param("services", column(lines, line -> line.getKey().toString()))
                .param(
                        "minors",
                        column(lines, line -> Long.toString(line.getValue().minor())))
                .param("reasons", column(lines, line -> line.getValue().exemptReason()))
                .update();
    }

    private Optional<ScheduleVersion> whole(StatementSpec statement) {
        return statement
                .query(FeeScheduleStore::read)
                .optional()
                .map(schedule -> new ScheduleVersion(schedule, lines(schedule)));
    }

    private Map<ServiceId, ScheduleVersion.Line> lines(FeeSchedule schedule) {
        Map<ServiceId, ScheduleVersion.Line> lines = new HashMap<>();
        sql.sql("""
                        select service_id, price_minor, exempt_reason from fee_price
                         where schedule_id = :id and version = :version
                        """)
                .param("id", schedule.id().value())
                .param("version", schedule.version())
                .query(row -> {
                    lines.put(
                            new ServiceId(row.getObject("service_id", UUID.class)),
                            new ScheduleVersion.Line(row.getLong("price_minor"), row.getString("exempt_reason")));
                });
        return lines;
    }

    /** One array per column, each element as text: the statement casts it, and null stays null. */
    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        @Nullable String[] column = new @Nullable String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }

    private static FeeSchedule read(ResultSet row, int index) throws SQLException {
        return new FeeSchedule(
                new ScheduleId(row.getObject("id", UUID.class)),
                row.getString("code"),
                row.getString("name_en"),
                row.getString("name_ar"),
                Currency.getInstance(row.getString("currency")),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                row.getInt("prices"),
                row.getLong("version"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
