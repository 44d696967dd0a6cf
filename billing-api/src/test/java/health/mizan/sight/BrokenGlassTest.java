package health.mizan.sight;

import static health.mizan.testing.People.ADMIN;
import static health.mizan.testing.People.DESK;
import static health.mizan.testing.People.DESK_OF_JEDDAH;
import static health.mizan.testing.People.login;
import static health.mizan.testing.People.person;
import static health.mizan.testing.People.restricted;
import static health.mizan.testing.People.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Saved;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.patients.Patient;
import health.mizan.patients.PatientDraft;
import health.mizan.patients.PatientDraft.Numbered;
import health.mizan.patients.Patients;
import health.mizan.patients.Registrations;
import health.mizan.sight.Sight.BreakGlass;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.testing.TestClock;
import health.mizan.web.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** Who opened a restricted file for a reason has it open: nobody else, nowhere else, and not for long. */
class BrokenGlassTest extends DatabaseTest {

    private static final String DEMO = "https://example.org/identifier/demo-national-id";
    private static final PageRequest FIRST = PageRequest.of(null, null);
    private static final Duration LASTS = SightSettings.defaults().glassBrokenFor();

    private final TestClock clock = TestClock.at("2026-03-01T09:00:00Z");
    private People people;
    private Patients patients;
    private BrokenGlasses glasses;
    private int made;

    @BeforeAll
    void open() {
        people = new People(dataSource, clock).withClinic();
        patients = people.patients();
        glasses = people.the(BrokenGlasses.class);
    }

    @AfterAll
    void close() {
        people.close();
    }

    @Test
    void a_file_is_open_to_who_opened_it_until_its_time_is_over_and_each_look_says_why() {
        Patient vip = vip("RUH");

        assertThat(patients.find(DESK, vip.id())).isEmpty();
        assertThat(opened(DESK, vip, BreakGlass.PATIENT_PRESENT)).contains(vip.id());
        assertThat(patients.find(DESK, vip.id())).isPresent();
        assertThat(glasses.standing(DESK, vip.id()).orElseThrow().endsAt())
                .isEqualTo(clock.instant().plus(LASTS));
        clock.advance(LASTS.minusMillis(1));
        assertThat(patients.find(DESK, vip.id())).isPresent();
        clock.advance(Duration.ofMillis(1));

        assertThat(patients.find(DESK, vip.id())).isEmpty();
        assertThat(glasses.standing(DESK, vip.id())).isEmpty();
        assertThat(acts(vip.id()))
                .containsExactlyInAnyOrder(
                        "desk patient.glass-broken done patient-present",
                        "desk patient.read done -",
                        "desk patient.glass-broken done patient-present",
                        "desk patient.read done -",
                        "desk patient.glass-broken done patient-present");
    }

    @Test
    void a_colleague_another_site_and_other_kinds_of_callers_gain_nothing_by_it() {
        Patient vip = vip("RUH");
        people.registrations().admit(ADMIN, numbered(vip), "1960-05-05", new Registrations.File("JED", null));

        opened(DESK, vip, BreakGlass.EMERGENCY);

        assertThat(patients.find(People.staff("colleague", Role.FRONT_DESK, "RUH"), vip.id()))
                .isEmpty();
        assertThat(patients.find(DESK_OF_JEDDAH, vip.id())).isEmpty();
        assertThat(patients.find(People.staff("desk", Role.FRONT_DESK, "JED"), vip.id()))
                .as("the same person, who works elsewhere now")
                .isEmpty();
        assertThat(glasses.standing(People.staff("desk", Role.FRONT_DESK, "JED"), vip.id()))
                .isEmpty();
        assertThat(patients.find(new Caller.Staff("desk", DESK.roles(), Set.of()), vip.id()))
                .isEmpty();
        assertThat(patients.find(login("desk", vip.id()), vip.id())).isEmpty();
        assertThat(patients.find(new Caller.Client("desk", Set.of("system/*.cruds"), Set.of()), vip.id()))
                .isEmpty();
        assertThat(patients.find(DESK, vip("RUH").id()))
                .as("another restricted patient")
                .isEmpty();
    }

    @Test
    void other_kinds_of_callers_cannot_open_any() {
        Patient vip = vip("RUH");

        assertThat(opened(login("vip", vip.id()), vip, BreakGlass.PATIENT_ASKED))
                .isEmpty();
        assertThat(opened(new Caller.Client("emr", Set.of("system/*.cruds"), Set.of("RUH")), vip, BreakGlass.EMERGENCY))
                .isEmpty();
        assertThat(rowsOf(vip)).isZero();
    }

    @Test
    void while_it_is_open_lists_show_it_to_who_opened_it_and_to_nobody_else() {
        Patient vip = vip("RUH");
        String name = vip.details().person().name().latin().reveal();

        assertThat(named(DESK, name)).isEmpty();
        opened(DESK, vip, BreakGlass.PATIENT_PRESENT);

        assertThat(named(DESK, name)).containsExactly(vip.id());
        assertThat(patients.named(DESK, Set.of(vip.id()))).hasSize(1);
        assertThat(named(People.staff("colleague", Role.FRONT_DESK, "RUH"), name))
                .isEmpty();
        assertThat(acts(vip.id())).contains("desk patient.listed done -", "desk patient.found done -");
    }

    @Test
    void a_file_is_opened_by_its_whole_number_at_a_site_of_the_callers_and_never_by_a_name() {
        Patient vip = vip("RUH");
        String file = vip.registrations().getFirst().fileNumber().reveal();
        String number = numbered(vip).value();

        for (String typed : List.of(
                number.substring(0, number.length() - 1),
                file.substring(0, file.length() - 1),
                vip.details().person().name().latin().reveal(),
                "Guest",
                "")) {
            assertThat(patients.breakGlass(DESK, Phi.of(typed), BreakGlass.EMERGENCY))
                    .as(typed)
                    .isEmpty();
        }
        for (String typed : List.of(number, file)) {
            assertThat(patients.breakGlass(DESK_OF_JEDDAH, Phi.of(typed), BreakGlass.EMERGENCY))
                    .isEmpty();
            assertThat(patients.breakGlass(DESK, Phi.of(typed), BreakGlass.EMERGENCY))
                    .isPresent();
        }
    }

    @Test
    void a_try_that_meets_nobody_is_written_down_and_names_nobody() {
        Patient plain = people.registered(with(person(null, "Plain Person", "1970"), new Numbered(DEMO, "PLAIN-1")));
        Caller prober = People.staff("prober", Role.FRONT_DESK, "RUH");

        assertThat(patients.breakGlass(prober, Phi.of("PLAIN-1"), BreakGlass.LEGAL_DUTY))
                .isEmpty();
        assertThat(patients.breakGlass(prober, Phi.of("NOBODY-1"), BreakGlass.LEGAL_DUTY))
                .isEmpty();

        assertThat(sql.sql("""
                        select action || ' ' || outcome || ' ' || subject_id || ' ' || coalesce(patient_id::text, 'nobody')
                          from audit_event where actor = 'prober'
                        """).query(String.class).list())
                .hasSize(2)
                .containsOnly("patient.glass-broken refused legal-duty nobody");
        assertThat(rowsOf(plain)).isZero();
    }

    @Test
    void a_number_that_names_two_restricted_files_opens_neither() {
        Patient one = vip("RUH");
        Patient other = vip("RUH");
        String shared = numbered(one).value();
        people.registrations()
                .correct(
                        ADMIN,
                        other.id(),
                        draft("Namesake by number", new Numbered("urn:other-issuer", shared)),
                        Change.ofVersion("admin", other.version()));

        assertThat(opened(DESK, one, BreakGlass.EMERGENCY)).isEmpty();
        assertThat(rowsOf(one) + rowsOf(other)).isZero();
    }

    @Test
    void who_opened_it_closes_it_again_before_its_time() {
        Patient vip = vip("RUH");
        Caller colleague = People.staff("colleague", Role.FRONT_DESK, "RUH");
        opened(DESK, vip, BreakGlass.PATIENT_PRESENT);
        opened(DESK, vip, BreakGlass.LEGAL_DUTY);
        opened(colleague, vip, BreakGlass.EMERGENCY);

        glasses.closed(DESK, vip.id());
        glasses.closed(DESK, vip.id());

        assertThat(patients.find(DESK, vip.id())).isEmpty();
        assertThat(patients.find(colleague, vip.id())).isPresent();
        assertThat(acts(vip.id())).filteredOn(act -> act.contains("mended")).hasSize(1);
        assertThat(opened(DESK, vip, BreakGlass.PATIENT_PRESENT)).isPresent();
        assertThat(patients.find(DESK, vip.id())).isPresent();
    }

    @Test
    void who_has_it_open_for_a_while_does_not_open_it_for_good() {
        Patient vip = vip("RUH");
        opened(DESK, vip, BreakGlass.PATIENT_PRESENT);
        PatientDraft lifted = with(person(null, "Guest Corrected", "1960-05-05"), numbered(vip));

        Optional<Saved<Patient>> byDesk =
                people.registrations().correct(DESK, vip.id(), lifted, Change.ofVersion("desk", vip.version()));
        Optional<Saved<Patient>> corrected = people.registrations()
                .correct(DESK, vip.id(), restricted(lifted), Change.ofVersion("desk", vip.version()));
        Optional<Saved<Patient>> byRole =
                people.registrations().correct(ADMIN, vip.id(), lifted, Change.ofVersion("admin", vip.version() + 1));

        assertThat(byDesk.orElseThrow()).isInstanceOfSatisfying(Saved.Refused.class, refused -> assertThat(
                        refused.errors().toString())
                .contains("restricted"));
        assertThat(corrected.orElseThrow()).isInstanceOf(Saved.Changed.class);
        assertThat(byRole.orElseThrow()).isInstanceOf(Saved.Changed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update broken_glass set ends_at = ends_at + interval '1 day'",
                "update broken_glass set subject = 'me'",
                "delete from broken_glass"
            })
    void what_was_opened_is_not_rewritten(String statement) {
        opened(DESK, vip("RUH"), BreakGlass.EMERGENCY);

        assertThatThrownBy(() -> sql.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private Patient vip(String site) {
        made++;
        return people.registered(
                draft(
                        "Guest Honoured" + "abcdefghijklmnopqrstuvwxyz".charAt(made),
                        new Numbered(DEMO, "VIP-" + (1000 + made))),
                site);
    }

    private static PatientDraft draft(String name, Numbered number) {
        return restricted(with(person(null, name, "1960-05-05"), number));
    }

    private static Numbered numbered(Patient patient) {
        var number = patient.details().identifiers().getFirst();
        return new Numbered(number.system(), number.value().reveal());
    }

    private Optional<PatientId> opened(Caller caller, Patient patient, BreakGlass reason) {
        return patients.breakGlass(caller, Phi.of(numbered(patient).value()), reason)
                .map(Patient::id);
    }

    private List<PatientId> named(Caller caller, String name) {
        return patients.search(caller, name, FIRST, Optional.empty()).items().stream()
                .map(Patient::id)
                .toList();
    }

    private long rowsOf(Patient patient) {
        return sql.sql("select count(*) from broken_glass where patient_id = :id")
                .param("id", patient.id().value())
                .query(Long.class)
                .single();
    }

    /** Of members of staff. Ids of one millisecond are in no order. */
    private List<String> acts(PatientId patient) {
        return sql.sql("""
                select actor || ' ' || action || ' ' || outcome || ' '
                       || case subject_kind when 'reason' then subject_id else coalesce(reason, '-') end
                  from audit_event where patient_id = :patient and actor_kind = 'staff'
                """)
                .param("patient", patient.value())
                .query(String.class)
                .list();
    }
}
