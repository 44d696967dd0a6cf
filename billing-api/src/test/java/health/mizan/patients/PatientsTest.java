package health.mizan.patients;

import static health.mizan.testing.People.ADMIN;
import static health.mizan.testing.People.DESK;
import static health.mizan.testing.People.DESK_OF_JEDDAH;
import static health.mizan.testing.People.login;
import static health.mizan.testing.People.person;
import static health.mizan.testing.People.restricted;
import static health.mizan.testing.People.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.logins.LoginLink;
import health.mizan.parties.PatientId;
import health.mizan.patients.PatientDraft.Numbered;
import health.mizan.persons.Identifier;
import health.mizan.sight.Sight.BreakGlass;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.testing.TestClock;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatientsTest extends DatabaseTest {

    private static final String DEMO = "https://example.org/identifier/demo-national-id";
    private static final PageRequest FIRST = PageRequest.of(null, null);

    private final TestClock clock = TestClock.at("2026-03-01T09:00:00Z");
    private People people;
    private Patients patients;
    private Patient ghamdi;
    private Patient vip;

    @BeforeAll
    void open() {
        people = new People(dataSource, clock).withClinic();
        patients = people.patients();
        ghamdi = people.registered(with(
                person("عبد الرحمن بن سعد الغامدي", "Abdulrahman Saad Al-Ghamdi", "1985-03-12"),
                new Numbered(DEMO, "DEMO-1-000001")));
        vip = people.registered(restricted(person("ضيف الشرف", "Guest Honoured", "1960-05-05")));
    }

    @AfterAll
    void close() {
        people.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "عبدالرحمن",
                "الغامدي",
                "غامد",
                "عبد الرحمن الغا",
                "Ghamdi",
                "abdul rahman",
                "saad gham",
                "al-ghamdi"
            })
    void a_patient_is_found_by_beginnings_of_the_name_in_either_script(String typed) {
        assertThat(patients.search(DESK, typed, FIRST, Optional.empty()).items())
                .extracting(Patient::id)
                .contains(ghamdi.id());
    }

    @Test
    void a_patient_is_found_by_the_beginning_of_a_file_number_of_the_own_site() {
        String number = ghamdi.registrations().getFirst().fileNumber().reveal();

        assertThat(patients.search(DESK, number, FIRST, Optional.empty()).items())
                .extracting(Patient::id)
                .containsExactly(ghamdi.id());
        assertThat(patients.search(DESK_OF_JEDDAH, number, FIRST, Optional.empty())
                        .items())
                .isEmpty();
    }

    @Test
    void a_patient_is_found_by_a_number_exactly_and_not_by_its_beginning() {
        assertThat(patients.search(DESK, Identifier.of(DEMO, "demo-1-000001"), Optional.empty()))
                .extracting(Patient::id)
                .containsExactly(ghamdi.id());
        assertThat(patients.search(DESK, Identifier.of(DEMO, "DEMO-1-00000"), Optional.empty()))
                .isEmpty();
        assertThat(patients.search(DESK, Identifier.of("urn:other", "DEMO-1-000001"), Optional.empty()))
                .isEmpty();
    }

    @Test
    void two_letters_are_too_few_to_search_for() {
        assertThat(patients.canSearch("عل")).isFalse();
        assertThat(patients.canSearch("ب ت")).isFalse();
        assertThat(patients.canSearch("12")).isFalse();
        assertThat(patients.canSearch("علي")).isTrue();
    }

    @Test
    void pages_of_a_search_are_the_whole_list() {
        List<PatientId> registered = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            clock.advance(Duration.ofMillis(1));
            registered.add(people.registered(person("صفحات الاختبار " + i, null, "1970"))
                    .id());
        }

        List<PatientId> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<Patient> page = patients.search(DESK, "صفحات", PageRequest.of(cursor, 3), Optional.empty());
            page.items().forEach(patient -> seen.add(patient.id()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).isEqualTo(registered);
    }

    @Test
    void another_sites_patient_is_no_row() {
        assertThat(patients.find(DESK, ghamdi.id())).isPresent();
        assertThat(patients.find(DESK_OF_JEDDAH, ghamdi.id())).isEmpty();
        assertThat(patients.search(DESK_OF_JEDDAH, "الغامدي", FIRST, Optional.empty())
                        .items())
                .isEmpty();
        assertThat(patients.find(new Caller.Staff("nowhere", DESK.roles(), Set.of()), ghamdi.id()))
                .isEmpty();
        assertThat(patients.find(new Caller.Client("emr", Set.of("system/*.cruds"), Set.of("JED")), ghamdi.id()))
                .isEmpty();
    }

    @Test
    void file_numbers_of_other_sites_are_not_shown() {
        Patient both = people.registered(with(person("ذو ملفين", null, "1981"), new Numbered(DEMO, "TWO-FILES")));
        people.registrations()
                .admit(DESK_OF_JEDDAH, new Numbered(DEMO, "TWO-FILES"), "1981", new Registrations.File("JED", "J-9"));

        assertThat(patients.find(DESK, both.id()).orElseThrow().registrations())
                .extracting(Patient.Registration::facility)
                .containsExactly("RUH");
        assertThat(patients.find(ADMIN, both.id()).orElseThrow().registrations())
                .hasSize(2);
    }

    @Test
    void a_login_sees_its_own_patients_and_no_other() {
        link("login-1", ghamdi.id(), LoginLink.Relation.SELF, LoginLink.Scope.FULL);
        Caller.Patient self = login("login-1", ghamdi.id());

        assertThat(patients.find(self, ghamdi.id())).isPresent();
        assertThat(patients.find(self, vip.id())).isEmpty();
        assertThat(patients.find(self, new PatientId(UUID.randomUUID()))).isEmpty();
        assertThat(patients.find(login("login-2"), ghamdi.id())).isEmpty();
        assertThat(patients.find(login("login-2", ghamdi.id()), ghamdi.id())).isEmpty();
    }

    @Test
    void a_proxy_for_amounts_does_not_see_the_person() {
        link("payer-abroad", vip.id(), LoginLink.Relation.PROXY, LoginLink.Scope.AMOUNTS);

        assertThat(people.logins().of("payer-abroad")).containsExactly(vip.id());
        assertThat(patients.find(login("payer-abroad", vip.id()), vip.id())).isEmpty();
    }

    @Test
    void a_restricted_patient_is_shown_to_the_role_or_for_a_reason() {
        assertThat(patients.find(DESK, vip.id())).isEmpty();
        assertThat(patients.search(DESK, "Honoured", FIRST, Optional.empty()).items())
                .isEmpty();
        assertThat(patients.find(ADMIN, vip.id())).isPresent();

        assertThat(patients.find(DESK, vip.id(), Optional.of(BreakGlass.PATIENT_PRESENT)))
                .isPresent();
        assertThat(patients.find(DESK_OF_JEDDAH, vip.id(), Optional.of(BreakGlass.EMERGENCY)))
                .isEmpty();

        assertThat(acts(vip.id(), "desk")).contains("patient.read done", "patient.glass-broken patient-present");
    }

    @Test
    void every_look_is_written_down_and_so_is_every_refused_one() {
        Patient patient = people.registered(person("مراقب الاطلاع", "Watched Reader", "1975"));

        patients.find(DESK, patient.id());
        patients.search(DESK, "Watched", FIRST, Optional.empty());
        patients.find(DESK_OF_JEDDAH, patient.id());

        assertThat(acts(patient.id(), "desk")).contains("patient.read done", "patient.found done");
        assertThat(sql.sql("select count(*) from audit_event where actor = 'desk-2' and subject_id = :id"
                                + " and outcome = 'refused'")
                        .param("id", patient.id().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_likely_double_has_the_same_name_in_one_script_and_the_same_birth_year() {
        Patient one = people.registered(person("محمد أحمد الزهراني", "Mohammed Al-Zahrani", "1990-01-15"));
        Patient other = people.registered(person("محمد احمد الزهراني", null, "1990-11-30"));
        people.registered(person("محمد أحمد الزهراني", null, "1991-01-15"));
        people.registered(person("محمد الزهراني", null, "1990-01-15"));
        people.registered(person("محمد أحمد الزهراني", null, "1990"), "JED");

        assertThat(patients.lookalikes(DESK, one.id()).orElseThrow())
                .extracting(Patient::id)
                .containsExactly(other.id());
        assertThat(patients.lookalikes(DESK_OF_JEDDAH, one.id())).isEmpty();
    }

    private void link(String subject, PatientId patient, LoginLink.Relation relation, LoginLink.Scope scope) {
        people.logins()
                .link(ADMIN, new LoginLink(subject, patient, relation, scope, LocalDate.parse("2026-01-01"), null));
    }

    private List<String> acts(PatientId patient, String actor) {
        return sql.sql("""
                select action || ' ' || case subject_kind when 'reason' then subject_id else outcome end
                  from audit_event where patient_id = :patient and actor = :actor
                """)
                .param("patient", patient.value())
                .param("actor", actor)
                .query(String.class)
                .list();
    }
}
