package health.mizan.facilities;

import health.mizan.access.Caller;
import health.mizan.history.VersionedRows;
import health.mizan.masterdata.ListRequest;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class PractitionerStore implements VersionedRows<Practitioner> {

    private static final String SELECT = """
            select p.*, array(select f.code from practitioner_site s join facility f on f.id = s.facility_id
                               where s.practitioner_id = p.id) as sites
              from practitioner p
            """;

    private static final String AT_THE_CALLERS_SITES = """
             (:everywhere or exists (select from practitioner_site s join facility f on f.id = s.facility_id
                                      where s.practitioner_id = p.id and f.code = any(:codes)))
            """;

    private final JdbcClient sql;

    PractitionerStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Practitioner> find(PractitionerId id, Caller caller) {
        return scoped(sql.sql(SELECT + "where p.id = :id and" + AT_THE_CALLERS_SITES), caller)
                .param("id", id.value())
                .query(PractitionerStore::read)
                .optional();
    }

    Optional<Practitioner> byCode(String code, Caller caller) {
        return scoped(sql.sql(SELECT + "where p.code = :code and" + AT_THE_CALLERS_SITES), caller)
                .param("code", code)
                .query(PractitionerStore::read)
                .optional();
    }

    Optional<Practitioner> byLicence(String licence, Caller caller) {
        return scoped(sql.sql(SELECT + "where p.licence_number = :licence and" + AT_THE_CALLERS_SITES), caller)
                .param("licence", licence)
                .query(PractitionerStore::read)
                .optional();
    }

    Page<Practitioner> list(ListRequest request, @Nullable String facility, Caller caller) {
        StatementSpec statement =
                sql.sql(SELECT + """
                 where (p.created_at, p.id) > (:after, :afterId)
                   and (:pattern::text is null or p.search like search_fold(:pattern))
                   and (:facility::text is null
                        or exists (select from practitioner_site s join facility f on f.id = s.facility_id
                                    where s.practitioner_id = p.id and f.code = :facility))
                   and""" + AT_THE_CALLERS_SITES + "order by p.created_at, p.id limit :rows");
        return Page.of(
                scoped(statement, caller)
                        .param("after", request.after())
                        .param("afterId", request.page().after().id())
                        .param("pattern", request.pattern())
                        .param("facility", facility)
                        .param("rows", request.rows())
                        .query(PractitionerStore::read)
                        .list(),
                request.page().limit(),
                practitioner ->
                        new Cursor(practitioner.createdAt(), practitioner.id().value()));
    }

    /** Those of the codes that exist and admit the caller. */
    Set<String> facilitiesAmong(Collection<String> codes, Caller caller) {
        return scoped(sql.sql("""
                                select code from facility
                                 where code = any(:wanted) and (:everywhere or code = any(:codes))
                                """), caller)
                .param("wanted", codes.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /** Whether the practitioner works somewhere the caller is not admitted to. */
    boolean alsoWorksElsewhere(@Nullable String code, Caller caller) {
        return scoped(sql.sql("""
                                select exists (select from practitioner p
                                                 join practitioner_site s on s.practitioner_id = p.id
                                                 join facility f on f.id = s.facility_id
                                                where p.code = :code and not :everywhere and f.code <> all(:codes))
                                """), caller)
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    Optional<UUID> otherWithLicence(Practitioner wanted) {
        return sql.sql("select id from practitioner where licence_number = :licence and code <> :code")
                .param("licence", wanted.licenceNumber())
                .param("code", wanted.code())
                .query(UUID.class)
                .optional();
    }

    @Override
    public Optional<Practitioner> lock(Practitioner wanted) {
        // Locked first and read by a second statement: one statement would join the fresh row to stale others.
        sql.sql("select from practitioner where code = :code for no key update")
                .param("code", wanted.code())
                .query(row -> {});
        return sql.sql(SELECT + "where p.code = :code")
                .param("code", wanted.code())
                .query(PractitionerStore::read)
                .optional();
    }

    @Override
    public boolean insert(Practitioner wanted) {
        int inserted = columns(sql.sql("""
                                insert into practitioner (id, code, name_en, name_ar, licence_number, specialty,
                                    effective_from, effective_to, version, created_at)
                                values (:id, :code, :nameEn, :nameAr, :licence, :specialty, :from, :to, :version,
                                    :createdAt)
                                on conflict do nothing
                                """), wanted)
                .param("code", wanted.code())
                .param("createdAt", wanted.createdAt().atOffset(ZoneOffset.UTC))
                .update();
        if (inserted == 1) {
            insertSites(wanted);
        }
        return inserted == 1;
    }

    @Override
    public void update(Practitioner now) {
        columns(sql.sql("""
                                update practitioner
                                   set name_en = :nameEn, name_ar = :nameAr, licence_number = :licence,
                                       specialty = :specialty, effective_from = :from, effective_to = :to,
                                       version = :version
                                 where id = :id
                                """), now).update();
        sql.sql("delete from practitioner_site where practitioner_id = :id")
                .param("id", now.id().value())
                .update();
        insertSites(now);
    }

    @Override
    public Practitioner as(Practitioner wanted, Practitioner present, long version) {
        return wanted.as(present.id(), version, present.createdAt());
    }

    private void insertSites(Practitioner practitioner) {
        sql.sql("""
                        insert into practitioner_site (practitioner_id, facility_id)
                        select :id, id from facility where code = any(:sites)
                        """)
                .param("id", practitioner.id().value())
                .param("sites", practitioner.facilities().toArray(String[]::new))
                .update();
    }

    private static StatementSpec scoped(StatementSpec statement, Caller caller) {
        CallerSites sites = CallerSites.of(caller);
        return statement.param("everywhere", sites.everywhere()).param("codes", sites.codeArray());
    }

    private static StatementSpec columns(StatementSpec statement, Practitioner practitioner) {
        return statement
                .param("id", practitioner.id().value())
                .param("nameEn", practitioner.nameEn())
                .param("nameAr", practitioner.nameAr())
                .param("licence", practitioner.licenceNumber())
                .param("specialty", practitioner.specialty())
                .param("from", practitioner.effectiveFrom())
                .param("to", practitioner.effectiveTo())
                .param("version", practitioner.version());
    }

    private static Practitioner read(ResultSet row, int index) throws SQLException {
        return new Practitioner(
                new PractitionerId(row.getObject("id", UUID.class)),
                row.getString("code"),
                row.getString("name_en"),
                row.getString("name_ar"),
                row.getString("licence_number"),
                row.getString("specialty"),
                List.of((String[]) row.getArray("sites").getArray()),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
