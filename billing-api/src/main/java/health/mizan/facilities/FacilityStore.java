package health.mizan.facilities;

import health.mizan.history.VersionedRows;
import health.mizan.masterdata.Codes;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.Status;
import health.mizan.parties.FacilityId;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class FacilityStore implements VersionedRows<Facility> {

    private final JdbcClient sql;

    FacilityStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Facility> find(FacilityId id) {
        return sql.sql("select * from facility where id = :id")
                .param("id", id.value())
                .query(FacilityStore::read)
                .optional();
    }

    Optional<Facility> byCode(String code) {
        return sql.sql("select * from facility where code = :code")
                .param("code", code)
                .query(FacilityStore::read)
                .optional();
    }

    Page<Facility> list(ListRequest request) {
        return Page.of(
                sql.sql("""
                                select * from facility
                                 where (created_at, id) > (:after, :afterId)
                                   and (:pattern::text is null or search like search_fold(:pattern))
                                   and (:status::text is null or status = :status)
                                 order by created_at, id limit :rows
                                """)
                        .param("after", request.after())
                        .param("afterId", request.page().after().id())
                        .param("pattern", request.pattern())
                        .param("status", request.status())
                        .param("rows", request.rows())
                        .query(FacilityStore::read)
                        .list(),
                request.page().limit(),
                facility -> new Cursor(facility.createdAt(), facility.id().value()));
    }

    @Override
    public Optional<Facility> lock(Facility wanted) {
        return sql.sql("select * from facility where code = :code for no key update")
                .param("code", wanted.code())
                .query(FacilityStore::read)
                .optional();
    }

    @Override
    public boolean insert(Facility wanted) {
        return columns(sql.sql("""
                                insert into facility (id, code, name_en, name_ar, time_zone, currency, vat_number,
                                    short_address, building_number, street, district, city, postal_code, country,
                                    status, version, created_at)
                                values (:id, :code, :nameEn, :nameAr, :timeZone, :currency, :vatNumber,
                                    :shortAddress, :buildingNumber, :street, :district, :city, :postalCode, :country,
                                    :status, :version, :createdAt)
                                on conflict do nothing
                                """), wanted)
                        .param("code", wanted.code())
                        .param("createdAt", wanted.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public void update(Facility now) {
        columns(sql.sql("""
                                update facility
                                   set name_en = :nameEn, name_ar = :nameAr, time_zone = :timeZone,
                                       currency = :currency, vat_number = :vatNumber, short_address = :shortAddress,
                                       building_number = :buildingNumber, street = :street, district = :district,
                                       city = :city, postal_code = :postalCode, country = :country,
                                       status = :status, version = :version
                                 where id = :id
                                """), now).update();
    }

    @Override
    public Facility as(Facility wanted, Facility present, long version) {
        return wanted.as(present.id(), version, present.createdAt());
    }

    private static StatementSpec columns(StatementSpec statement, Facility facility) {
        Address address = facility.address();
        return statement
                .param("id", facility.id().value())
                .param("nameEn", facility.nameEn())
                .param("nameAr", facility.nameAr())
                .param("timeZone", facility.timeZone().getId())
                .param("currency", facility.currency().getCurrencyCode())
                .param("vatNumber", facility.vatNumber())
                .param("shortAddress", address.shortAddress())
                .param("buildingNumber", address.buildingNumber())
                .param("street", address.street())
                .param("district", address.district())
                .param("city", address.city())
                .param("postalCode", address.postalCode())
                .param("country", address.country())
                .param("status", Codes.code(facility.status()))
                .param("version", facility.version());
    }

    private static Facility read(ResultSet row, int index) throws SQLException {
        return new Facility(
                new FacilityId(row.getObject("id", UUID.class)),
                row.getString("code"),
                row.getString("name_en"),
                row.getString("name_ar"),
                ZoneId.of(row.getString("time_zone")),
                Currency.getInstance(row.getString("currency")),
                row.getString("vat_number"),
                new Address(
                        row.getString("short_address"),
                        row.getString("building_number"),
                        row.getString("street"),
                        row.getString("district"),
                        row.getString("city"),
                        row.getString("postal_code"),
                        row.getString("country")),
                Codes.stored(Status.class, row.getString("status")),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
