package health.mizan.patients;

import health.mizan.masterdata.Codes;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.patients.Patient.Registration;
import health.mizan.persons.BirthDate;
import health.mizan.persons.Identifier;
import health.mizan.persons.Person;
import health.mizan.sight.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads patients from rows: opens what is sealed, and adds numbers and registrations with one query each per list. */
@Component
class PatientRowsStore {

    private final JdbcClient sql;
    private final PatientSeal seal;

    PatientRowsStore(JdbcClient sql, PatientSeal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    /** A row of table {@code patient}, still without numbers and registrations. */
    Patient patient(ResultSet row, int number) throws SQLException {
        PatientId id = new PatientId(row.getObject("id", UUID.class));
        Person.Name name = new Person.Name(
                seal.open("name_arabic", id, row.getBytes("name_arabic")),
                seal.open("name_latin", id, row.getBytes("name_latin")));
        Phi<String> hijri = seal.open("birth_hijri", id, row.getBytes("birth_hijri"));
        BirthDate birth = BirthDate.parse(seal.openText("birth_date", id, row.getBytes("birth_date")))
                .withHijri(hijri == null ? null : hijri.reveal());
        Person person = new Person(
                name,
                birth,
                Codes.stored(Person.Sex.class, row.getString("sex")),
                Codes.stored(Person.Residency.class, row.getString("residency")));
        Patient.Contact contact = new Patient.Contact(
                seal.open("phone", id, row.getBytes("phone")), seal.open("email", id, row.getBytes("email")));
        return new Patient(
                id,
                row.getLong("version"),
                new Patient.Details(
                        person, contact, List.of(), row.getBoolean("deceased"), row.getBoolean("restricted")),
                List.of());
    }

    /** The same patients in the same order, with their numbers and with their registrations at sites within sight. */
    List<Patient> whole(List<Patient> bare, Sight sight) {
        if (bare.isEmpty()) {
            return bare;
        }
        String[] ids = bare.stream().map(patient -> patient.id().toString()).toArray(String[]::new);
        Map<UUID, List<Identifier>> numbers = new HashMap<>();
        each(
                "select patient_id, system, value from patient_identifier where patient_id = any(:ids::uuid[])",
                ids,
                sight,
                row -> {
                    UUID id = row.getObject("patient_id", UUID.class);
                    String value = seal.openText("identifier", new PatientId(id), row.getBytes("value"));
                    numbers.computeIfAbsent(id, none -> new ArrayList<>())
                            .add(Identifier.of(row.getString("system"), value));
                });
        Map<UUID, List<Registration>> files = new HashMap<>();
        each("""
                select r.patient_id, f.code, r.file_number
                  from patient_registration r join facility f on f.id = r.facility_id
                 where r.patient_id = any(:ids::uuid[])
                   and (:sees_everything or :sees_as <> '' or f.code = any(:sees_facilities::text[]))
                 order by r.registered_at, f.code
                """, ids, sight, row -> {
            UUID id = row.getObject("patient_id", UUID.class);
            String number = seal.openText("file_number", new PatientId(id), row.getBytes("file_number"));
            files.computeIfAbsent(id, none -> new ArrayList<>())
                    .add(new Registration(row.getString("code"), Phi.of(number)));
        });
        return bare.stream()
                .map(patient -> whole(
                        patient,
                        numbers.getOrDefault(patient.id().value(), List.of()),
                        files.getOrDefault(patient.id().value(), List.of())))
                .toList();
    }

    private static Patient whole(Patient bare, List<Identifier> numbers, List<Registration> files) {
        Patient.Details details = bare.details();
        List<Identifier> ordered = numbers.stream()
                .sorted(Comparator.comparing(identifier ->
                        identifier.system() + " " + identifier.value().reveal()))
                .toList();
        return new Patient(
                bare.id(),
                bare.version(),
                new Patient.Details(
                        details.person(), details.contact(), ordered, details.deceased(), details.restricted()),
                files);
    }

    private void each(String query, String[] ids, Sight sight, RowCallbackHandler row) {
        sql.sql(query).param("ids", ids).params(sight.params()).query(row);
    }
}
