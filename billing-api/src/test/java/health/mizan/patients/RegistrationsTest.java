package health.mizan.patients;

import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.People.DESK;
import static health.mizan.testing.People.DESK_OF_JEDDAH;
import static health.mizan.testing.People.person;
import static health.mizan.testing.People.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Role;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import health.mizan.patients.PatientDraft.Numbered;
import health.mizan.persons.Identifier;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.testing.TestClock;
import health.mizan.testing.Together;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegistrationsTest extends DatabaseTest {

    private static final Change NEW = Change.creating("test");
    private static final Change LIKE_THIS = Change.toWhateverIsThere("import:test");
    private static final String DEMO = "https://example.org/identifier/demo-national-id";

    private People people;
    private Registrations registrations;

    @BeforeAll
    void open() {
        people = new People(dataSource, TestClock.at("2026-03-01T09:00:00Z")).withClinic();
        registrations = people.registrations();
    }

    @AfterAll
    void close() {
        people.close();
    }

    @Test
    void a_patient_reads_back_as_written() {
        PatientDraft draft = new PatientDraft(
                new PatientDraft.Name("سارة بنت خالد القحطاني", "Sarah Khalid Al-Qahtani"),
                new PatientDraft.Birth(null, "1405/06/20"),
                "female",
                "resident",
                new PatientDraft.Contact("+447700900123", "sarah@example.org"),
                List.of(new Numbered(DEMO, "DEMO-2-000077"), new Numbered(Identifier.PASSPORT, "X1234567")),
                true,
                true);

        Patient written = done(registrations.save(DESK, draft, file("RUH", "R-77"), NEW));

        Patient read = people.patients().find(People.ADMIN, written.id()).orElseThrow();
        assertThat(read).isEqualTo(written);
        assertThat(read.details().person().birthDate().text()).isEqualTo("1985-03-12");
        assertThat(read.details().person().birthDate().hijri()).isEqualTo("1405/06/20");
        assertThat(read.registrations())
                .singleElement()
                .satisfies(filed -> assertThat(filed.fileNumber().reveal()).isEqualTo("R-77"));
    }

    @Test
    void nothing_that_identifies_is_readable_in_the_tables() {
        Patient patient = done(registrations.save(
                DESK,
                with(person("زينب الكناري", "Zaynab Canary", "1990-01-01"), new Numbered(DEMO, "CANARY-1")),
                file("RUH", "CANARY-2"),
                NEW));

        for (String table : List.of("patient", "patient_identifier", "patient_registration", "audit_event")) {
            String rows = owner.sql("select coalesce(string_agg(t::text, '\n'), '') from " + table + " t")
                    .query(String.class)
                    .single();
            assertThat(rows).contains(patient.id().toString()).doesNotContain("زينب", "Zaynab", "CANARY", "1990-01-01");
            assertThat(rows).doesNotContain(hex("زينب"), hex("Zaynab"), hex("CANARY"));
        }
    }

    @Test
    void everything_wrong_with_a_draft_is_said_at_once_and_never_repeated() {
        PatientDraft draft = new PatientDraft(
                new PatientDraft.Name(" ", null),
                new PatientDraft.Birth("2091-01-01", null),
                "f",
                null,
                new PatientDraft.Contact("0512345678", "no mail"),
                List.of(new Numbered(Identifier.NATIONAL_ID, "2123456789"), new Numbered("plain", "1")),
                null,
                null);

        Saved<Patient> saved = registrations.save(DESK, draft, file("MED", "?"), NEW);

        assertThat(saved).isInstanceOf(Saved.Refused.class);
        List<FieldError> errors = ((Saved.Refused<Patient>) saved).errors();
        assertThat(errors)
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "name",
                        "birth.date",
                        "sex",
                        "residency",
                        "contact.phone",
                        "contact.email",
                        "identifiers[0].value",
                        "identifiers[1].value",
                        "registration.facility",
                        "registration.fileNumber");
        assertThat(errors.toString()).doesNotContain("2123456789", "0512345678", "no mail");
    }

    @Test
    void a_desk_registers_only_at_its_own_sites() {
        Saved<Patient> saved = registrations.save(DESK, person("أ ب", null, "1999"), file("JED", null), NEW);

        assertThat(saved).isInstanceOf(Saved.Refused.class);
    }

    @Test
    void a_number_belongs_to_one_person() {
        done(registrations.save(DESK, numbered("UNIQUE-1"), file("RUH", null), NEW));

        assertThat(registrations.save(DESK, numbered("unique-1 "), file("RUH", null), NEW))
                .isInstanceOf(Saved.Conflict.class);
        assertThat(count("select count(*) from patient_registration r where not exists"
                        + " (select from patient p where p.id = r.patient_id)"))
                .isZero();
    }

    @Test
    void the_same_row_again_changes_nothing_and_another_look_is_a_version() {
        PatientDraft first = person("نورة السبيعي", "Noura Al-Subaie", "1988-02-03");
        done(registrations.save(DESK, first, file("RUH", "IMP-1"), LIKE_THIS));

        Saved<Patient> again = registrations.save(DESK, first, file("RUH", "imp-1"), LIKE_THIS);
        Saved<Patient> changed = registrations.save(
                DESK, person("نورة السبيعي", "Nora Al Subaie", "1988-02-03"), file("RUH", "IMP-1"), LIKE_THIS);

        assertThat(again).isInstanceOf(Saved.Unchanged.class);
        assertThat(changed).isInstanceOf(Saved.Changed.class);
        assertThat(done(changed).version()).isEqualTo(2);
        assertThat(registrations.save(DESK, first, file("RUH", "IMP-1"), NEW)).isInstanceOf(Saved.Conflict.class);
    }

    @Test
    void a_correction_needs_the_version_that_was_read() {
        Patient patient = people.registered(person("هند العتيبي", null, "1970"));
        PatientDraft draft = person("هند بنت سعد العتيبي", null, "1970");

        Optional<Saved<Patient>> first = registrations.correct(DESK, patient.id(), draft, Change.ofVersion("desk", 1));
        Optional<Saved<Patient>> stale =
                registrations.correct(DESK, patient.id(), person("أخرى", null, "1970"), Change.ofVersion("desk", 1));

        assertThat(first.orElseThrow()).isInstanceOf(Saved.Changed.class);
        assertThat(stale.orElseThrow()).isInstanceOf(Saved.Stale.class);
        assertThat(registrations.correct(DESK_OF_JEDDAH, patient.id(), draft, Change.ofVersion("desk", 2)))
                .isEmpty();
    }

    @Test
    void somebody_registered_elsewhere_is_admitted_by_number_and_birth_date() {
        PatientDraft draft = numbered("ADMIT-1");
        Patient patient = done(registrations.save(DESK, draft, file("RUH", null), NEW));
        Numbered number = new Numbered(DEMO, "ADMIT-1");

        assertThat(registrations.admit(DESK_OF_JEDDAH, number, "1980-01-02", file("JED", null)))
                .isEmpty();
        assertThat(people.patients().find(DESK_OF_JEDDAH, patient.id())).isEmpty();

        Saved<Patient> admitted = registrations
                .admit(DESK_OF_JEDDAH, number, "1980-01-01", file("JED", null))
                .orElseThrow();

        assertThat(admitted).isInstanceOf(Saved.Changed.class);
        assertThat(people.patients().find(DESK_OF_JEDDAH, patient.id())).isPresent();
        assertThat(registrations
                        .admit(DESK_OF_JEDDAH, number, "1980-01-01", file("JED", null))
                        .orElseThrow())
                .isInstanceOf(Saved.Unchanged.class);
    }

    @Test
    void a_restricted_patient_is_not_admitted_by_a_desk_and_is_like_one_with_another_birth_date() {
        PatientDraft draft = People.restricted(numbered("ADMIT-2"));
        Patient patient = done(registrations.save(DESK, draft, file("RUH", null), NEW));
        Numbered number = new Numbered(DEMO, "ADMIT-2");

        assertThat(registrations.admit(DESK_OF_JEDDAH, number, "1980-01-01", file("JED", null)))
                .isEqualTo(registrations.admit(DESK_OF_JEDDAH, number, "1980-01-02", file("JED", null)))
                .isEmpty();
        assertThat(registrations
                        .admit(People.staff("admin", Role.ADMIN, "JED"), number, "1980-01-01", file("JED", null))
                        .orElseThrow())
                .isInstanceOf(Saved.Changed.class);
        assertThat(people.patients().find(DESK_OF_JEDDAH, patient.id())).isEmpty();
    }

    @Test
    void a_site_gives_each_file_number_once_however_many_desks_ask() throws Exception {
        Patient before = done(registrations.save(DESK, person("قبل", null, "1960"), file("RUH", null), NEW));
        long given =
                Long.parseLong(before.registrations().getFirst().fileNumber().reveal());
        String byHand = "%08d".formatted(given + 5);
        done(registrations.save(DESK, person("يدوي", null, "1960"), file("RUH", byHand), NEW));

        List<Patient> patients = Together.times(
                24,
                i -> () -> done(registrations.save(DESK, person("متزامن " + i, null, "1960"), file("RUH", null), NEW)));

        assertThat(patients)
                .extracting(patient ->
                        patient.registrations().getFirst().fileNumber().reveal())
                .doesNotHaveDuplicates()
                .doesNotContain(byHand);
    }

    @Test
    void of_many_desks_that_register_one_number_at_once_one_succeeds() throws Exception {
        List<Saved<Patient>> saved =
                Together.times(16, i -> () -> registrations.save(DESK, numbered("RACE-1"), file("RUH", null), NEW));

        assertThat(saved).filteredOn(Saved.Created.class::isInstance).hasSize(1);
        assertThat(saved).filteredOn(Saved.Conflict.class::isInstance).hasSize(15);
    }

    @Test
    void of_many_imports_of_one_file_number_at_once_one_creates() throws Exception {
        PatientDraft draft = person("سباق الملفات", null, "1961");

        List<Saved<Patient>> saved =
                Together.times(12, i -> () -> registrations.save(DESK, draft, file("RUH", "RACE-FILE"), NEW));

        assertThat(saved).filteredOn(Saved.Created.class::isInstance).hasSize(1);
        assertThat(count("select count(*) from patient p where not exists"
                        + " (select from patient_registration r where r.patient_id = p.id)"))
                .isZero();
    }

    private static Registrations.File file(String facility, String number) {
        return new Registrations.File(facility, number);
    }

    private static PatientDraft numbered(String number) {
        return with(person("ذو رقم", null, "1980-01-01"), new Numbered(DEMO, number));
    }

    private long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
