package health.mizan.standalone.democlinic;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.fees.FeeSchedules;
import health.mizan.history.AsOf;
import health.mizan.imports.ImportReport;
import health.mizan.logins.PatientLogins;
import health.mizan.parties.PatientId;
import health.mizan.patients.Patient;
import health.mizan.patients.Patients;
import health.mizan.sight.Sight.BreakGlass;
import health.mizan.testing.AppTest;
import health.mizan.web.PageRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clinic the default run loads at its start; the application of this test has loaded it already. */
class DemoClinicTest extends AppTest {

    private static final Caller.Staff DESK = new Caller.Staff("desk", Set.of(Role.FRONT_DESK), Set.of("RUH"));
    private static final String PATIENT_LOGIN = "de300000-0000-4000-8000-000000000001";

    @Autowired
    DemoClinic clinic;

    @Autowired
    Patients patients;

    @Autowired
    PatientLogins logins;

    @Autowired
    FeeSchedules schedules;

    @Autowired
    JdbcClient sql;

    @Autowired
    Clock clock;

    @Test
    void it_is_there_when_the_application_is_ready() {
        assertThat(count("facility")).isEqualTo(2);
        assertThat(count("practitioner")).isEqualTo(14);
        assertThat(count("payer")).isEqualTo(9);
        assertThat(count("service where code like 'DM-%'")).isEqualTo(20);
        assertThat(count("service where code like 'DS-%'")).isEqualTo(28);
        assertThat(count("fee_schedule")).isEqualTo(3);
        assertThat(count("patient_registration r where r.registered_at is not null"))
                .isGreaterThanOrEqualTo(24);
    }

    @Test
    void loading_it_again_changes_nothing_and_a_dry_run_says_so() throws IOException {
        List<ImportReport> tried = clinic.load(true);
        List<ImportReport> again = clinic.load(false);

        assertThat(again).hasSize(10).allSatisfy(report -> {
            assertThat(report.clean()).isTrue();
            assertThat(report.counts().created()).as(report.kind()).isZero();
            assertThat(report.counts().changed()).as(report.kind()).isZero();
            assertThat(report.counts().unchanged()).isEqualTo(report.rows());
        });
        assertThat(tried)
                .extracting(ImportReport::counts)
                .isEqualTo(again.stream().map(ImportReport::counts).toList());
    }

    @Test
    void the_desk_finds_people_in_both_scripts_and_not_the_restricted_guest() {
        assertThat(found("Qureshi")).hasSize(1);
        assertThat(found("قريشي")).isEqualTo(found("Qureshi"));
        assertThat(found("محمد الزهراني")).hasSize(2);
        assertThat(found("مزنة")).hasSize(1);
        assertThat(found("Villanueva")).hasSize(1);
        assertThat(found("Bahareth")).isEmpty();
        assertThat(found("Honour")).isEmpty();
        assertThat(patients.search(DESK, "Honour", PageRequest.of(null, null), Optional.of(BreakGlass.PATIENT_PRESENT))
                        .items())
                .hasSize(1);
    }

    @Test
    void two_people_of_one_name_and_birth_year_are_pointed_out() {
        Patient one = found("محمد الزهراني").getFirst();

        assertThat(patients.lookalikes(DESK, one.id()).orElseThrow())
                .singleElement()
                .satisfies(other -> assertThat(found("محمد الزهراني")).contains(other));
    }

    @Test
    void the_demo_login_is_a_father_who_acts_for_two_children() {
        var mine = logins.of(PATIENT_LOGIN);

        assertThat(mine).hasSize(3);
        assertThat(mine).allSatisfy(id -> assertThat(patients.find(new Caller.Patient(PATIENT_LOGIN, mine), id))
                .isPresent());
    }

    @Test
    void a_cover_ends_tomorrow_and_a_newborn_is_nine_days_old() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Riyadh"));

        assertThat(count("coverage where valid_to = date '" + today.plusDays(1) + "'"))
                .isEqualTo(1);
        assertThat(found("Baby girl").getFirst().details().person().birthDate().first())
                .isEqualTo(today.minusDays(9));
    }

    @Test
    void the_red_sea_schedule_has_two_versions_of_one_year() {
        var schedule = schedules.byCode("REDSEA", AsOf.LATEST).orElseThrow();

        assertThat(schedules.versions(schedule.id())).hasSize(2);
    }

    @Test
    void no_identifier_could_be_a_real_one_and_no_contact_could_reach_anybody() {
        Caller.Self self = new Caller.Self("test");
        List<Patient> all = sql.sql("select id from patient").query(UUID.class).list().stream()
                .flatMap(id -> patients.find(self, new PatientId(id)).stream())
                .filter(patient -> patient.registrations().stream()
                        .anyMatch(file -> file.fileNumber().reveal().matches("[RJ]-\\d{4}")))
                .toList();

        assertThat(all).hasSize(24).allSatisfy(patient -> {
            assertThat(patient.details().identifiers())
                    .allSatisfy(number -> assertThat(number.system()).startsWith("https://example.org/"))
                    .allSatisfy(number -> assertThat(number.value().reveal()).startsWith("DEMO-"));
            var contact = patient.details().contact();
            assertThat(contact.phone() == null || contact.phone().reveal().matches("\\+447700900\\d{3}"))
                    .isTrue();
            assertThat(contact.email() == null || contact.email().reveal().endsWith("@example.org"))
                    .isTrue();
        });
    }

    private List<Patient> found(String text) {
        return patients.search(DESK, text, PageRequest.of(null, null), Optional.empty())
                .items();
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}
