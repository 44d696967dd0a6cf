package health.mizan.fhir.kept;

import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.sight.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Resources and their versions. */
@Component
class KeptStore {

    /**
     * Beside a row {@code r}: whether the caller sees it. Who a patient is and how covered is seen at every site that
     * has a file of the patient; what happened at one site is seen there, and by the patient.
     */
    static final String VISIBLE = """
             and case when r.patient_id is null
                      then :sees_everything or r.shared or r.facilities && :sees_facilities::text[]
                      else (r.type in ('Patient', 'Coverage') or :sees_everything or :sees_as <> ''
                            or r.facilities && :sees_facilities::text[])
                       and exists (select from patient p where p.id = r.patient_id and
            """ + Sight.SQL + ") end ";

    static final String NEWEST = """
            select r.*, v.id as version_id, v.version as of_version, v.at, v.content
              from fhir_resource r join fhir_version v on v.resource_key = r.key and v.version = r.version
             where r.type = :type
            """;

    private static final String ANY = """
            select r.*, v.id as version_id, v.version as of_version, v.at, v.content
              from fhir_resource r join fhir_version v on v.resource_key = r.key
             where r.type = :type and r.id = :id
            """;

    private final JdbcClient sql;
    private final KeptSeal seal;

    KeptStore(JdbcClient sql, KeptSeal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    Optional<Kept> find(String type, String id, Sight sight) {
        return sql.sql(NEWEST + "and r.id = :id" + VISIBLE)
                .param("type", type)
                .param("id", id)
                .params(sight.params())
                .query(this::read)
                .optional();
    }

    Optional<Kept> ofOurs(String type, UUID ours, Sight sight) {
        return sql.sql(NEWEST + "and r.ours = :ours" + VISIBLE)
                .param("type", type)
                .param("ours", ours)
                .params(sight.params())
                .query(this::read)
                .optional();
    }

    /** As {@link #find}, holding the row until the transaction ends. */
    Optional<Kept> lock(String type, String id, Sight sight) {
        // The lock first, the version after: a version that another transaction made meanwhile is then seen.
        sql.sql("select key from fhir_resource where type = :type and id = :id for update")
                .param("type", type)
                .param("id", id)
                .query(UUID.class)
                .optional();
        return find(type, id, sight);
    }

    void hold(String condition) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:condition, 0)) is null")
                .param("condition", condition)
                .query(Boolean.class)
                .single();
    }

    Optional<Kept> version(String type, String id, long version, Sight sight) {
        return sql.sql(ANY + "and v.version = :version" + VISIBLE)
                .param("type", type)
                .param("id", id)
                .param("version", version)
                .params(sight.params())
                .query(this::read)
                .optional();
    }

    /** Newest first. */
    List<Kept> history(String type, String id, int rows, Sight sight) {
        return sql.sql(ANY + VISIBLE + "order by v.version desc limit :rows")
                .param("type", type)
                .param("id", id)
                .param("rows", rows)
                .params(sight.params())
                .query(this::read)
                .list();
    }

    /** Those of {@code ids} that have a kept version or are what one was made of. */
    Set<UUID> keptAmong(String type, List<UUID> ids) {
        return Set.copyOf(sql.sql("""
                select i from unnest(:ids::uuid[]) i
                 where exists (select from fhir_resource r
                                where r.type = :type and (r.id = i::text or r.ours = i))
                """)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .param("type", type)
                .query(UUID.class)
                .list());
    }

    void insert(UUID key, KeptDraft draft, long version, Instant now) {
        sql.sql("""
                insert into fhir_resource (key, type, id, version, deleted, ours, patient_id, shared, facilities,
                                           told_at, created_at, changed_at)
                values (:key, :type, :id, :version, false, :ours, :patient, :shared, :facilities, :told, :now, :now)
                """)
                .param("key", key)
                .param("type", draft.type())
                .param("id", draft.id())
                .param("version", version)
                .param("ours", draft.ours().orElse(null))
                .param("patient", patient(draft))
                .param("shared", draft.shared())
                .param("facilities", draft.facilities().toArray(String[]::new))
                .param(
                        "told",
                        draft.told().map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void update(UUID key, KeptDraft draft, long version, Instant now) {
        sql.sql("""
                update fhir_resource
                   set version = :version, deleted = false, ours = coalesce(:ours, ours), patient_id = :patient,
                       facilities = array(select distinct f from unnest(facilities || :facilities::text[]) f order by f),
                       told_at = :told, changed_at = :now
                 where key = :key
                """)
                .param("key", key)
                .param("version", version)
                .param("ours", draft.ours().orElse(null), java.sql.Types.OTHER)
                .param("patient", patient(draft), java.sql.Types.OTHER)
                .param("facilities", draft.facilities().toArray(String[]::new))
                .param(
                        "told",
                        draft.told().map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(UUID key, long version, Instant now) {
        sql.sql("update fhir_resource set version = :version, deleted = true, changed_at = :now where key = :key")
                .param("key", key)
                .param("version", version)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void insertVersion(UUID id, UUID key, long version, @Nullable String content, Written written) {
        sql.sql("""
                insert into fhir_version (id, resource_key, version, content, fingerprint, method, sender, at)
                values (:id, :key, :version, :content, :fingerprint, :method, :sender, :at)
                """)
                .param("id", id)
                .param("key", key)
                .param("version", version)
                .param("content", content == null ? null : seal.seal(id, content), java.sql.Types.BINARY)
                .param("fingerprint", seal.fingerprint(content == null ? "" : content))
                .param("method", written.method())
                .param("sender", written.sender())
                .param("at", written.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean isSame(UUID key, long version, String content) {
        return sql.sql("""
                select fingerprint = :fingerprint from fhir_version where resource_key = :key and version = :version
                """)
                .param("fingerprint", seal.fingerprint(content))
                .param("key", key)
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    /** How and by whom a version was written. */
    record Written(String method, String sender, Instant at) {}

    Kept read(ResultSet row, int number) throws SQLException {
        UUID version = row.getObject("version_id", UUID.class);
        byte[] content = row.getBytes("content");
        UUID patient = row.getObject("patient_id", UUID.class);
        return new Kept(
                row.getObject("key", UUID.class),
                row.getString("type"),
                row.getString("id"),
                row.getLong("of_version"),
                Optional.ofNullable(row.getObject("ours", UUID.class)),
                Optional.ofNullable(patient).map(PatientId::new),
                Set.copyOf(Arrays.asList((String[]) row.getArray("facilities").getArray())),
                Optional.ofNullable(row.getObject("told_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                content == null ? Optional.empty() : Optional.of(Phi.of(seal.open(version, content))));
    }

    private static @Nullable UUID patient(KeptDraft draft) {
        return draft.patient().map(PatientId::value).orElse(null);
    }
}
