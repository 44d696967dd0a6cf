package health.mizan.catalogue;

import health.mizan.history.VersionedRows;
import health.mizan.masterdata.Codes;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.Status;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class ServiceStore implements VersionedRows<CatalogueService> {

    private static final String SELECT = """
            select s.*, d.systems, d.codes, d.quantities from service s
              left join lateral (select array_agg(i.system order by i.system, i.code) as systems,
                                        array_agg(i.code order by i.system, i.code) as codes,
                                        array_agg(d.quantity order by i.system, i.code) as quantities
                                   from service_detail d join service i on i.id = d.service_id
                                  where d.package_id = s.id) d on true
            """;

    private final JdbcClient sql;

    ServiceStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<CatalogueService> find(ServiceId id) {
        return sql.sql(SELECT + "where s.id = :id")
                .param("id", id.value())
                .query(ServiceStore::read)
                .optional();
    }

    Optional<CatalogueService> byCode(String system, String code) {
        return sql.sql(SELECT + "where s.system = :system and s.code = :code")
                .param("system", system)
                .param("code", code)
                .query(ServiceStore::read)
                .optional();
    }

    Optional<CatalogueService> byCodeAlone(String code) {
        return sql.sql(SELECT + """
                        where upper(s.code) = upper(:code) and s.status = 'active' order by s.created_at, s.id limit 1
                        """)
                .param("code", code)
                .query(ServiceStore::read)
                .optional();
    }

    /** Empty too if several active services name the code: then it does not say which is meant. */
    Optional<CatalogueService> byFreeCode(String system, String code) {
        List<CatalogueService> named = sql.sql(SELECT
                        + "where s.free_system = :system and s.free_code = :code and s.status = 'active' limit 2")
                .param("system", system)
                .param("code", code)
                .query(ServiceStore::read)
                .list();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    List<CatalogueService> byCodes(String system, List<String> codes) {
        return sql.sql(SELECT + """
                        where s.system = :system and s.code = any(:codes)
                        order by array_position(:codes::text[], s.code)
                        """)
                .param("system", system)
                .param("codes", codes.toArray(String[]::new))
                .query(ServiceStore::read)
                .list();
    }

    Page<CatalogueService> list(ListRequest request, @Nullable String category) {
        return Page.of(
                sql.sql(SELECT + """
                                 where (s.created_at, s.id) > (:after, :afterId)
                                   and (:pattern::text is null or s.search like search_fold(:pattern))
                                   and (:status::text is null or s.status = :status)
                                   and (:category::text is null or s.category = :category)
                                 order by s.created_at, s.id limit :rows
                                """)
                        .param("after", request.after())
                        .param("afterId", request.page().after().id())
                        .param("pattern", request.pattern())
                        .param("status", request.status())
                        .param("category", category)
                        .param("rows", request.rows())
                        .query(ServiceStore::read)
                        .list(),
                request.page().limit(),
                service -> new Cursor(service.createdAt(), service.id().value()));
    }

    /** Those of the details that exist and are not packages, each with a quantity of one. */
    Set<PackageDetail> singlesAmong(List<PackageDetail> details) {
        return sql.sql("""
                        select s.system, s.code from service s
                          join unnest(:systems::text[], :codes::text[]) as w (system, code) using (system, code)
                         where not exists (select from service_detail d where d.package_id = s.id)
                        """)
                .param("systems", column(details, PackageDetail::system))
                .param("codes", column(details, PackageDetail::code))
                .query((row, i) -> new PackageDetail(row.getString("system"), row.getString("code"), 1))
                .set();
    }

    boolean isPartOfAPackage(String system, String code) {
        return sql.sql("""
                        select exists (select from service_detail d join service s on s.id = d.service_id
                                        where s.system = :system and s.code = :code)
                        """)
                .param("system", system)
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<CatalogueService> lock(CatalogueService wanted) {
        // Locked first and read by a second statement: one statement would join the fresh row to stale others.
        sql.sql("select from service where system = :system and code = :code for no key update")
                .param("system", wanted.system())
                .param("code", wanted.code())
                .query(row -> {});
        return byCode(wanted.system(), wanted.code());
    }

    @Override
    public boolean insert(CatalogueService wanted) {
        int inserted = columns(sql.sql("""
                                insert into service (id, system, code, name_en, name_ar, category, free_system,
                                    free_code, vat_class, status, effective_from, effective_to, version, created_at)
                                values (:id, :system, :code, :nameEn, :nameAr, :category, :freeSystem,
                                    :freeCode, :vatClass, :status, :from, :to, :version, :createdAt)
                                on conflict do nothing
                                """), wanted)
                .param("system", wanted.system())
                .param("code", wanted.code())
                .param("createdAt", wanted.createdAt().atOffset(ZoneOffset.UTC))
                .update();
        if (inserted == 1) {
            insertDetails(wanted);
        }
        return inserted == 1;
    }

    @Override
    public void update(CatalogueService now) {
        columns(sql.sql("""
                                update service
                                   set name_en = :nameEn, name_ar = :nameAr, category = :category,
                                       free_system = :freeSystem, free_code = :freeCode, vat_class = :vatClass,
                                       status = :status, effective_from = :from, effective_to = :to,
                                       version = :version
                                 where id = :id
                                """), now).update();
        sql.sql("delete from service_detail where package_id = :id")
                .param("id", now.id().value())
                .update();
        insertDetails(now);
    }

    @Override
    public CatalogueService as(CatalogueService wanted, CatalogueService present, long version) {
        return wanted.as(present.id(), version, present.createdAt());
    }

    private void insertDetails(CatalogueService service) {
        if (service.details().isEmpty()) {
            return;
        }
        sql.sql("""
                        insert into service_detail (package_id, service_id, quantity)
                        select :id, s.id, w.quantity
                          from unnest(:systems::text[], :codes::text[], :quantities::int[])
                               as w (system, code, quantity)
                          join service s using (system, code)
                        """)
                .param("id", service.id().value())
                .param("systems", column(service.details(), PackageDetail::system))
                .param("codes", column(service.details(), PackageDetail::code))
                .param("quantities", column(service.details(), detail -> String.valueOf(detail.quantity())))
                .update();
    }

    private static @Nullable String[] column(
            List<PackageDetail> details, Function<PackageDetail, @Nullable String> value) {
        @Nullable String[] column = new @Nullable String[details.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(details.get(i));
        }
        return column;
    }

    private static StatementSpec columns(StatementSpec statement, CatalogueService service) {
        return statement
                .param("id", service.id().value())
                .param("nameEn", service.nameEn())
                .param("nameAr", service.nameAr())
                .param("category", Codes.code(service.category()))
                .param("freeSystem", service.freeSystem())
                .param("freeCode", service.freeCode())
                .param("vatClass", Codes.code(service.vatClass()))
                .param("status", Codes.code(service.status()))
                .param("from", service.effectiveFrom())
                .param("to", service.effectiveTo())
                .param("version", service.version());
    }

    private static CatalogueService read(ResultSet row, int index) throws SQLException {
        return new CatalogueService(
                new ServiceId(row.getObject("id", UUID.class)),
                row.getString("system"),
                row.getString("code"),
                row.getString("name_en"),
                row.getString("name_ar"),
                Codes.stored(ServiceCategory.class, row.getString("category")),
                row.getString("free_system"),
                row.getString("free_code"),
                Codes.stored(VatClass.class, row.getString("vat_class")),
                details(row),
                Codes.stored(Status.class, row.getString("status")),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static List<PackageDetail> details(ResultSet row) throws SQLException {
        if (row.getArray("codes") == null) {
            return List.of();
        }
        String[] systems = (String[]) row.getArray("systems").getArray();
        String[] codes = (String[]) row.getArray("codes").getArray();
        Integer[] quantities = (Integer[]) row.getArray("quantities").getArray();
        List<PackageDetail> details = new ArrayList<>(codes.length);
        for (int i = 0; i < codes.length; i++) {
            details.add(new PackageDetail(systems[i], codes[i], quantities[i]));
        }
        return details;
    }
}
