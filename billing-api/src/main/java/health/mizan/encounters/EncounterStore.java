package health.mizan.encounters;

import health.mizan.access.Caller;
import health.mizan.encounters.Encounter.Emr;
import health.mizan.facilities.PractitionerId;
import health.mizan.masterdata.Codes;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Encounters. What a caller asks for is joined to the visits the caller can see. */
@Repository
class EncounterStore {

    private static final String SELECT = """
            select e.*, f.code as site
              from encounter e join facility f on f.id = e.facility_id join patient p on p.id = e.patient_id
             where
            """;

    private static final String LOCKED = " for no key update of e";

    private final JdbcClient sql;
    private final Sights sights;
    private final EncounterSeal seal;
    private final Clock clock;

    EncounterStore(JdbcClient sql, Sights sights, EncounterSeal seal, Clock clock) {
        this.sql = sql;
        this.sights = sights;
        this.seal = seal;
        this.clock = clock;
    }

    boolean sees(Caller caller, PatientId patient) {
        return sql.sql("select exists (select from patient p where p.id = :patient and " + Sight.SQL + ")")
                .param("patient", patient.value())
                .params(sights.of(caller).params())
                .query(Boolean.class)
                .single();
    }

    Optional<Encounter> find(Caller caller, EncounterId id) {
        return sql.sql(SELECT + " e.id = :id and " + Sight.VISIT_SQL)
                .param("id", id.value())
                .params(sights.of(caller).params())
                .query(this::encounter)
                .optional();
    }

    Optional<Encounter> byId(EncounterId id) {
        return sql.sql(SELECT + " e.id = :id")
                .param("id", id.value())
                .query(this::encounter)
                .optional();
    }

    /** Nobody else changes the encounter until the transaction ends. */
    Optional<Encounter> lock(EncounterId id) {
        return sql.sql(SELECT + " e.id = :id" + LOCKED)
                .param("id", id.value())
                .query(this::encounter)
                .optional();
    }

    Optional<Encounter> byIdentifier(String system, String value) {
        return sql.sql(SELECT + " e.emr_system = :system and e.emr_value = :value")
                .param("system", system)
                .param("value", value)
                .query(this::encounter)
                .optional();
    }

    Optional<Encounter> lock(Emr emr) {
        return sql.sql(SELECT + " e.emr_system = :system and e.emr_value = :value" + LOCKED)
                .param("system", emr.system())
                .param("value", emr.value())
                .query(this::encounter)
                .optional();
    }

    /** False if somebody else told of the same encounter first. */
    boolean insert(Encounter encounter) {
        return sql.sql("""
                        insert into encounter (id, version, patient_id, facility_id, practitioner_id, emr_system, emr_value,
                            emr_changed_at, class, state, starts_at, ends_at, diagnoses, created_at, changed_at)
                        values (:id, :version, :patient, :facility, :practitioner, :system, :value,
                            :told, :class, :state, :from, :to, :diagnoses, :created, :created)
                        on conflict (emr_system, emr_value) do nothing
                        """).params(columns(encounter)).update() == 1;
    }

    void update(Encounter encounter) {
        sql.sql("""
                        update encounter set version = :version, practitioner_id = :practitioner, emr_system = :system,
                            emr_value = :value, emr_changed_at = :told, class = :class, state = :state,
                            starts_at = :from, ends_at = :to, diagnoses = :diagnoses, changed_at = :now
                         where id = :id
                        """)
                .params(columns(encounter))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Map<String, @Nullable Object> columns(Encounter encounter) {
        Emr emr = encounter.emr();
        PractitionerId practitioner = encounter.practitioner();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", encounter.id().value());
        columns.put("version", encounter.version());
        columns.put("patient", encounter.patient().value());
        columns.put("facility", encounter.facility().value());
        columns.put("practitioner", practitioner == null ? null : practitioner.value());
        columns.put("system", emr == null ? null : emr.system());
        columns.put("value", emr == null ? null : emr.value());
        columns.put("told", emr == null ? null : emr.changed().atOffset(ZoneOffset.UTC));
        columns.put("class", Codes.code(encounter.kind()));
        columns.put("state", Codes.code(encounter.state()));
        columns.put("from", encounter.period().from().atOffset(ZoneOffset.UTC));
        Instant to = encounter.period().to();
        columns.put("to", to == null ? null : to.atOffset(ZoneOffset.UTC));
        columns.put("diagnoses", seal.seal(encounter.id(), encounter.diagnoses()));
        columns.put("created", encounter.createdAt().atOffset(ZoneOffset.UTC));
        return columns;
    }

    private Encounter encounter(ResultSet row, int number) throws SQLException {
        EncounterId id = new EncounterId(row.getObject("id", UUID.class));
        UUID practitioner = row.getObject("practitioner_id", UUID.class);
        Instant told = instant(row, "emr_changed_at");
        return new Encounter(
                id,
                row.getLong("version"),
                new PatientId(row.getObject("patient_id", UUID.class)),
                new FacilityId(row.getObject("facility_id", UUID.class)),
                row.getString("site"),
                practitioner == null ? null : new PractitionerId(practitioner),
                told == null ? null : new Emr(row.getString("emr_system"), row.getString("emr_value"), told),
                Codes.stored(EncounterClass.class, row.getString("class")),
                new Encounter.Period(
                        row.getObject("starts_at", OffsetDateTime.class).toInstant(), instant(row, "ends_at")),
                Codes.stored(EncounterState.class, row.getString("state")),
                seal.open(id, row.getBytes("diagnoses")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
