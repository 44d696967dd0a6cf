package health.mizan.arrivals;

import static health.mizan.testing.Visits.DESK;
import static health.mizan.testing.Visits.DESK_OF_JEDDAH;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.cases.CaseId;
import health.mizan.casestatus.CaseStatuses;
import health.mizan.explanations.Sentence;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.patients.PatientDraft;
import health.mizan.patients.Patients;
import health.mizan.persons.Identifier;
import health.mizan.sight.Sight.BreakGlass;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.testing.TestClock;
import health.mizan.testing.Visits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest extends DatabaseTest {

    private static final String DEMO = "https://example.org/identifier/demo-national-id";

    private static final Caller ADMIN = People.staff("admin", Role.ADMIN, "RUH");

    private final TestClock clock = TestClock.at("2026-05-04T06:00:00Z");
    private Visits visits;
    private Arrivals arrivals;
    private PatientId noura;

    @BeforeAll
    void open() {
        visits = new Visits(dataSource, clock, "arrivals", "casestatus").withGoldenCase();
        arrivals = visits.the(Arrivals.class);
        noura = visits.registered(somebody("نورة الأحمد", "+966551234567", "1012345672", "DEMO-1-77"));
        visits.covered(noura, 1);
    }

    @AfterAll
    void close() {
        visits.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1012345672", "١٠١٢٣٤٥٦٧٢", "1012 345 672", "demo-1-77", "0551234567", "+966551234567"})
    void a_whole_number_of_any_kind_names_one_person(String typed) {
        Found found = arrivals.find(DESK, Typed.read(typed));

        assertThat(found.only()).contains(noura);
    }

    @Test
    void a_file_number_names_one_person_and_its_beginning_lists_those_who_may_be_meant() {
        String number = arrivals.find(DESK, Typed.read("1012345672"))
                .people()
                .getFirst()
                .patient()
                .registrations()
                .getFirst()
                .fileNumber()
                .reveal();

        assertThat(arrivals.find(DESK, Typed.read(number)).only()).contains(noura);
        assertThat(arrivals.find(DESK, Typed.read(number.substring(0, number.length() - 1)))
                        .only())
                .isEmpty();
    }

    @Test
    void a_name_never_opens_a_file_by_itself_and_shows_what_tells_namesakes_apart() {
        Found found = arrivals.find(DESK, Typed.read("الاحمد"));

        assertThat(found.only()).isEmpty();
        assertThat(found.people()).singleElement().satisfies(arrival -> {
            assertThat(arrival.patient().id()).isEqualTo(noura);
            assertThat(arrival.insurer()).isEqualTo(new Sentence("NAJD cover", "تغطية NAJD"));
        });
    }

    @Test
    void a_telephone_that_a_family_shares_lists_the_family() {
        PatientId mother = visits.registered(somebody("أم سعد", "+966559999999", "1111111117", "F-1"));
        PatientId child = visits.registered(somebody("سعد", "+966559999999", "1222222225", "F-2"));

        Found found = arrivals.find(DESK, Typed.read("0559999999"));

        assertThat(found.only()).isEmpty();
        assertThat(found.people())
                .extracting(arrival -> arrival.patient().id())
                .containsExactlyInAnyOrder(mother, child);
    }

    @Test
    void another_sites_patient_is_nobody_here_by_whatever_number() {
        List.of("1012345672", "0551234567", "DEMO-1-77", "نورة").forEach(typed -> assertThat(
                        arrivals.find(DESK_OF_JEDDAH, Typed.read(typed)).people())
                .isEmpty());
        assertThat(arrivals.today(DESK_OF_JEDDAH, 10)).isEmpty();
    }

    @Test
    void a_restricted_patient_is_nobody_to_a_desk_by_whatever_is_typed_and_somebody_to_an_administrator() {
        PatientId hidden =
                visits.registered(People.restricted(somebody("سارة المحمية", "+966557777777", "1333333334", "R-7")));
        visits.visit(hidden);

        List.of("1333333334", "0557777777", "R-7", "المحمية").forEach(typed -> {
            assertThat(arrivals.find(DESK, Typed.read(typed)).people()).isEmpty();
            assertThat(arrivals.find(ADMIN, Typed.read(typed)).people()).hasSize(1);
        });
        assertThat(arrivals.today(DESK, 100))
                .extracting(arrival -> arrival.patient().id())
                .doesNotContain(hidden);
    }

    @Test
    void a_restricted_patient_whose_file_is_open_is_here_for_who_opened_it_with_the_visit() {
        Caller opener = People.staff("opener", Role.FRONT_DESK, "RUH");
        PatientId hidden =
                visits.registered(People.restricted(somebody("ليلى المحمية", "+966556666666", "1444444443", "R-8")));
        CaseId visit = visits.caseOf(visits.visit(hidden));
        CaseStatuses statuses = visits.the(CaseStatuses.class);

        assertThat(statuses.of(opener, visit)).isEmpty();
        visits.the(Patients.class).breakGlass(opener, Phi.of("1444444443"), BreakGlass.PATIENT_PRESENT);

        assertThat(arrivals.find(opener, Typed.read("1444444443")).only()).contains(hidden);
        assertThat(arrivals.today(opener, 100))
                .filteredOn(arrival -> arrival.patient().id().equals(hidden))
                .singleElement()
                .satisfies(arrival -> assertThat(arrival.visit())
                        .isEqualTo(statuses.of(opener, visit).orElseThrow()));
        assertThat(arrivals.find(DESK, Typed.read("1444444443")).people()).isEmpty();
        assertThat(arrivals.today(DESK, 100))
                .extracting(arrival -> arrival.patient().id())
                .doesNotContain(hidden);
        assertThat(statuses.of(DESK, visit)).isEmpty();
    }

    @Test
    void todays_visit_stands_where_every_other_page_says_it_stands() {
        PatientId patient = visits.somebody();
        CaseId visit = visits.caseOf(visits.visit(patient));

        assertThat(arrivals.today(DESK, 100))
                .filteredOn(arrival -> arrival.patient().id().equals(patient))
                .singleElement()
                .satisfies(arrival -> assertThat(arrival.visit())
                        .isEqualTo(
                                visits.the(CaseStatuses.class).of(DESK, visit).orElseThrow()));
    }

    @Test
    void too_little_to_look_for_is_said_and_lists_nobody() {
        Found found = arrivals.find(DESK, Typed.read("نو"));

        assertThat(found.typed().shape()).isEqualTo(Typed.Shape.NOTHING);
        assertThat(found.people()).isEmpty();
    }

    @Test
    void who_has_come_today_is_listed_the_latest_first_until_the_sites_day_ends() {
        PatientId earlier = visits.somebody();
        PatientId later = visits.somebody();
        visits.visit(earlier);
        clock.advance(Duration.ofMinutes(1));
        visits.visit(later);

        List<PatientId> today = arrivals.today(DESK, 10).stream()
                .map(arrival -> arrival.patient().id())
                .toList();
        clock.advance(Duration.ofDays(1));
        List<Arrival> tomorrow = arrivals.today(DESK, 10);
        clock.advance(Duration.ofDays(-1));

        assertThat(today).containsSubsequence(later, earlier);
        assertThat(tomorrow).isEmpty();
    }

    @Test
    void whoever_is_shown_is_written_down() {
        arrivals.find(DESK, Typed.read("0551234567"));

        assertThat(owner.sql("select count(*) from audit_event where action = 'patient.found' and patient_id = :id")
                        .param("id", noura.value())
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    private static PatientDraft somebody(String name, String phone, String nationalId, String other) {
        PatientDraft draft = People.with(
                People.person(name, null, "1990"),
                new PatientDraft.Numbered(Identifier.NATIONAL_ID, nationalId),
                new PatientDraft.Numbered(DEMO, other));
        return new PatientDraft(
                draft.name(),
                draft.birth(),
                draft.sex(),
                draft.residency(),
                new PatientDraft.Contact(phone, null),
                draft.identifiers(),
                false,
                false);
    }
}
