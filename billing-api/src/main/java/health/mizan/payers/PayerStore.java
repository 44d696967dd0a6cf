package health.mizan.payers;

import health.mizan.history.VersionedRows;
import health.mizan.masterdata.Codes;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.Status;
import health.mizan.parties.PayerId;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class PayerStore implements VersionedRows<Payer> {

    private static final String SELECT = """
            select p.*, (select a.code from payer a where a.id = p.administered_by) as administrator,
                   array(select i.system from payer_identifier i where i.payer_id = p.id order by i.system, i.value)
                       as systems,
                   array(select i.value from payer_identifier i where i.payer_id = p.id order by i.system, i.value)
                       as identifiers
              from payer p
            """;

    private final JdbcClient sql;

    PayerStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Payer> find(PayerId id) {
        return sql.sql(SELECT + "where p.id = :id")
                .param("id", id.value())
                .query(PayerStore::read)
                .optional();
    }

    Optional<Payer> byCode(String code) {
        return sql.sql(SELECT + "where p.code = :code")
                .param("code", code)
                .query(PayerStore::read)
                .optional();
    }

    Optional<Payer> byIdentifier(String system, String value) {
        return sql.sql(SELECT + """
                        where exists (select from payer_identifier i
                                       where i.payer_id = p.id and i.system = :system and i.value = :value)
                        """)
                .param("system", system)
                .param("value", value)
                .query(PayerStore::read)
                .optional();
    }

    Page<Payer> list(ListRequest request, @Nullable String kind) {
        return Page.of(
                sql.sql(SELECT + """
                                 where (p.created_at, p.id) > (:after, :afterId)
                                   and (:pattern::text is null or p.search like search_fold(:pattern))
                                   and (:status::text is null or p.status = :status)
                                   and (:kind::text is null or p.kind = :kind)
                                 order by p.created_at, p.id limit :rows
                                """)
                        .param("after", request.after())
                        .param("afterId", request.page().after().id())
                        .param("pattern", request.pattern())
                        .param("status", request.status())
                        .param("kind", kind)
                        .param("rows", request.rows())
                        .query(PayerStore::read)
                        .list(),
                request.page().limit(),
                payer -> new Cursor(payer.createdAt(), payer.id().value()));
    }

    /** Another payer that has one of the identifiers, or is the one for self-pay. */
    Optional<UUID> collision(Payer wanted) {
        return sql.sql("""
                        select p.id from payer p
                         where p.code <> :code
                           and ((:kind = 'self-pay' and p.kind = 'self-pay')
                                or exists (select from payer_identifier i
                                             join unnest(:systems::text[], :values::text[]) as w (system, value)
                                            using (system, value)
                                            where i.payer_id = p.id))
                         order by p.id limit 1
                        """)
                .param("code", wanted.code())
                .param("kind", Codes.code(wanted.kind()))
                .param("systems", systems(wanted))
                .param("values", values(wanted))
                .query(UUID.class)
                .optional();
    }

    @Override
    public Optional<Payer> lock(Payer wanted) {
        // Locked first and read by a second statement: one statement would join the fresh row to stale others.
        sql.sql("select from payer where code = :code for no key update")
                .param("code", wanted.code())
                .query(row -> {});
        return byCode(wanted.code());
    }

    @Override
    public boolean insert(Payer wanted) {
        int inserted = columns(sql.sql("""
                                insert into payer (id, code, kind, name_en, name_ar, administered_by, status, version,
                                    created_at)
                                values (:id, :code, :kind, :nameEn, :nameAr,
                                    (select id from payer where code = :administrator), :status, :version, :createdAt)
                                on conflict do nothing
                                """), wanted)
                .param("code", wanted.code())
                .param("kind", Codes.code(wanted.kind()))
                .param("createdAt", wanted.createdAt().atOffset(ZoneOffset.UTC))
                .update();
        if (inserted == 1) {
            insertIdentifiers(wanted);
        }
        return inserted == 1;
    }

    @Override
    public void update(Payer now) {
        columns(sql.sql("""
                                update payer
                                   set name_en = :nameEn, name_ar = :nameAr, status = :status, version = :version,
                                       administered_by = (select id from payer where code = :administrator)
                                 where id = :id
                                """), now).update();
        sql.sql("delete from payer_identifier where payer_id = :id")
                .param("id", now.id().value())
                .update();
        insertIdentifiers(now);
    }

    @Override
    public Payer as(Payer wanted, Payer present, long version) {
        return wanted.as(present.id(), version, present.createdAt());
    }

    private void insertIdentifiers(Payer payer) {
        sql.sql("""
                        insert into payer_identifier (payer_id, system, value)
                        select :id, system, value
                          from unnest(:systems::text[], :values::text[]) as given (system, value)
                        """)
                .param("id", payer.id().value())
                .param("systems", systems(payer))
                .param("values", values(payer))
                .update();
    }

    private static String[] systems(Payer payer) {
        return payer.identifiers().stream().map(PayerIdentifier::system).toArray(String[]::new);
    }

    private static String[] values(Payer payer) {
        return payer.identifiers().stream().map(PayerIdentifier::value).toArray(String[]::new);
    }

    private static StatementSpec columns(StatementSpec statement, Payer payer) {
        return statement
                .param("id", payer.id().value())
                .param("nameEn", payer.nameEn())
                .param("nameAr", payer.nameAr())
                .param("administrator", payer.administeredBy())
                .param("status", Codes.code(payer.status()))
                .param("version", payer.version());
    }

    private static Payer read(ResultSet row, int index) throws SQLException {
        String[] systems = (String[]) row.getArray("systems").getArray();
        String[] values = (String[]) row.getArray("identifiers").getArray();
        List<PayerIdentifier> identifiers = new ArrayList<>(systems.length);
        for (int i = 0; i < systems.length; i++) {
            identifiers.add(new PayerIdentifier(systems[i], values[i]));
        }
        return new Payer(
                new PayerId(row.getObject("id", UUID.class)),
                row.getString("code"),
                Codes.stored(PayerKind.class, row.getString("kind")),
                row.getString("name_en"),
                row.getString("name_ar"),
                row.getString("administrator"),
                identifiers,
                Codes.stored(Status.class, row.getString("status")),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
