package health.mizan.patients;

import health.mizan.masterdata.Codes;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.patients.Patient.Registration;
import health.mizan.persons.Identifier;
import health.mizan.sight.Sight;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Patients and their numbers; file numbers and searches have stores of their own. */
@Component
class PatientStore {

    private final JdbcClient sql;
    private final PatientSeal seal;
    private final PatientRowsStore rows;
    private final Clock clock;

    PatientStore(JdbcClient sql, PatientSeal seal, PatientRowsStore rows, Clock clock) {
        this.sql = sql;
        this.seal = seal;
        this.rows = rows;
        this.clock = clock;
    }

    Optional<Patient> find(PatientId id, Sight sight) {
        return rows
                .whole(
                        sql.sql("select p.* from patient p where p.id = :id and " + Sight.SQL)
                                .param("id", id.value())
                                .params(sight.params())
                                .query(rows::patient)
                                .list(),
                        sight)
                .stream()
                .findFirst();
    }

    List<Patient> findAll(Collection<PatientId> ids, Sight sight) {
        return rows.whole(
                sql.sql("select p.* from patient p where p.id = any(:ids) and " + Sight.SQL)
                        .param("ids", ids.stream().map(PatientId::value).toArray(UUID[]::new))
                        .params(sight.params())
                        .query(rows::patient)
                        .list(),
                sight);
    }

    /** As {@link #find}, holding the row until the transaction ends. */
    Optional<Patient> lock(PatientId id, Sight sight) {
        return rows
                .whole(
                        sql.sql("select p.* from patient p where p.id = :id and " + Sight.SQL + " for update of p")
                                .param("id", id.value())
                                .params(sight.params())
                                .query(rows::patient)
                                .list(),
                        sight)
                .stream()
                .findFirst();
    }

    void insert(Patient patient) {
        sql.sql("""
                insert into patient (id, version, name_arabic, name_latin, birth_date, birth_hijri, sex, residency,
                    phone, phone_hash, email, deceased, restricted, name_index, likeness, created_at, changed_at)
                values (:id, :version, :arabic, :latin, :birth, :hijri, :sex, :residency,
                    :phone, :phoneHash, :email, :deceased, :restricted, :names, :likeness, :now, :now)
                """).params(columns(patient)).update();
        insertIdentifiers(patient);
    }

    void update(Patient patient) {
        sql.sql("""
                update patient set version = :version, name_arabic = :arabic, name_latin = :latin, birth_date = :birth,
                    birth_hijri = :hijri, sex = :sex, residency = :residency, phone = :phone, phone_hash = :phoneHash,
                    email = :email,
                    deceased = :deceased, restricted = :restricted, name_index = :names, likeness = :likeness,
                    changed_at = :now
                 where id = :id
                """).params(columns(patient)).update();
        sql.sql("delete from patient_identifier where patient_id = :id")
                .param("id", patient.id().value())
                .update();
        insertIdentifiers(patient);
    }

    /** Who has one of these numbers, if anybody other than {@code self} does; in sight of the caller or not. */
    Optional<PatientId> ownerOfAny(List<Identifier> identifiers, PatientId self) {
        return identifiers.stream()
                .flatMap(identifier -> owner(identifier).stream())
                .filter(owner -> !owner.equals(self))
                .findFirst();
    }

    Optional<PatientId> owner(Identifier identifier) {
        return sql.sql("select patient_id from patient_identifier where system = :system and value_hash = :hash")
                .param("system", identifier.system())
                .param("hash", seal.numberHash(identifier))
                .query(UUID.class)
                .optional()
                .map(PatientId::new);
    }

    /** Files somebody at a site; false if that file number, or a file of the patient there, exists already. */
    boolean register(PatientId id, UUID facility, Phi<String> fileNumber) {
        return sql.sql("""
                insert into patient_registration (patient_id, facility_id, file_number, file_number_hash,
                                                  file_number_index, registered_at)
                values (:id, :facility, :number, :hash, :index, :now) on conflict do nothing
                """)
                        .param("id", id.value())
                        .param("facility", facility)
                        .param("number", seal.seal("file_number", id, fileNumber.reveal()))
                        .param("hash", seal.fileNumberHash(fileNumber))
                        .param("index", seal.fileNumberIndex(fileNumber))
                        .param("now", now())
                        .update()
                == 1;
    }

    boolean isFiled(PatientId id, UUID facility) {
        return sql.sql(
                        "select exists (select from patient_registration where patient_id = :id and facility_id = :site)")
                .param("id", id.value())
                .param("site", facility)
                .query(Boolean.class)
                .single();
    }

    /** The patient with this file at this site. */
    Optional<PatientId> withFile(Registration registration) {
        return sql.sql("""
                select r.patient_id from patient_registration r join facility f on f.id = r.facility_id
                 where f.code = :facility and r.file_number_hash = :hash
                """)
                .param("facility", registration.facility())
                .param("hash", seal.fileNumberHash(registration.fileNumber()))
                .query(UUID.class)
                .optional()
                .map(PatientId::new);
    }

    private void insertIdentifiers(Patient patient) {
        for (Identifier identifier : patient.details().identifiers()) {
            sql.sql("""
                    insert into patient_identifier (patient_id, system, value, value_hash)
                    values (:id, :system, :value, :hash)
                    """)
                    .param("id", patient.id().value())
                    .param("system", identifier.system())
                    .param(
                            "value",
                            seal.seal(
                                    "identifier",
                                    patient.id(),
                                    identifier.value().reveal()))
                    .param("hash", seal.numberHash(identifier))
                    .update();
        }
    }

    private Map<String, Object> columns(Patient patient) {
        Patient.Details details = patient.details();
        PatientId id = patient.id();
        Map<String, Object> columns = new HashMap<>();
        columns.put("id", id.value());
        columns.put("version", patient.version());
        columns.put(
                "arabic", seal.seal("name_arabic", id, details.person().name().arabic()));
        columns.put("latin", seal.seal("name_latin", id, details.person().name().latin()));
        columns.put(
                "birth",
                seal.seal("birth_date", id, details.person().birthDate().text()));
        String hijri = details.person().birthDate().hijri();
        columns.put("hijri", hijri == null ? null : seal.seal("birth_hijri", id, hijri));
        columns.put("sex", Codes.code(details.person().sex()));
        columns.put("residency", Codes.code(details.person().residency()));
        columns.put("phone", seal.seal("phone", id, details.contact().phone()));
        columns.put("phoneHash", seal.phoneHash(details.contact().phone()));
        columns.put("email", seal.seal("email", id, details.contact().email()));
        columns.put("deceased", details.deceased());
        columns.put("restricted", details.restricted());
        columns.put("names", seal.nameIndex(details.person().name()));
        columns.put("likeness", seal.likeness(details.person()));
        columns.put("now", now());
        return columns;
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
