package health.mizan.imports;

import static health.mizan.testing.People.ADMIN;
import static health.mizan.testing.People.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.csv.CsvError;
import health.mizan.imports.ImportReport.Counts;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.testing.Postgres;
import health.mizan.testing.TestClock;
import health.mizan.testing.Together;
import health.mizan.web.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ImportsTest extends DatabaseTest {

    private static final String PATIENTS =
            "facility,file_number,name_arabic,name_latin,birth_date,sex,residency,identifiers\n";
    private static final String COVERAGES =
            "facility,file_number,payer,plan,member_number,relationship,valid_from,valid_to,order\n";

    private final TestClock clock = TestClock.at("2026-03-01T09:00:00Z");
    private People people;
    private Imports imports;

    @BeforeEach
    void open() {
        // A database of its own per test: what counts here is what a whole register holds.
        Postgres.Database fresh = Postgres.server().freshDatabase();
        owner = JdbcClient.create(fresh.asOwner());
        people = new People(fresh.asApplication(), clock).withClinic();
        imports = people.imports();
    }

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void the_same_file_again_is_unchanged() {
        String file = PATIENTS + """
                RUH,R-1,نور,Noor,1990-01-02,female,citizen,urn:demo A1
                RUH,R-2,,Grace,1985,female,resident,
                """;

        assertThat(run(ImportKind.PATIENTS, file).counts()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(run(ImportKind.PATIENTS, file).counts()).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(run(ImportKind.PATIENTS, file.replace("Grace", "Grace M")).counts())
                .isEqualTo(new Counts(0, 1, 1, 0));
    }

    @Test
    void a_dry_run_says_what_the_real_run_then_does_and_keeps_nothing() {
        String file = PATIENTS + "RUH,R-1,نور,Noor,1990-01-02,female,citizen,\n";

        ImportReport tried = imports.run(ADMIN, file(ImportKind.PATIENTS, file), true);
        long patientsAfterTrying = count("patient");
        ImportReport done = imports.run(ADMIN, file(ImportKind.PATIENTS, file), false);

        assertThat(patientsAfterTrying).isZero();
        assertThat(tried.counts()).isEqualTo(done.counts());
        assertThat(tried.results()).isEqualTo(done.results());
        assertThat(count("patient")).isEqualTo(1);
    }

    @Test
    void errors_of_form_of_reference_and_of_the_owner_come_together_and_nothing_is_kept() {
        ImportReport report = run(ImportKind.PATIENTS, PATIENTS + """
                RUH,R-1,نور,Noor,1990-01-02,female,citizen,urn:demo A1
                RUH,R-2,سعد,,1990-13-02,male,citizen,
                MED,R-3,سعد,,1990,male,citizen,
                RUH,R-4,سعد,,1990,man,citizen,
                RUH,R-5,,,1990,male,citizen,
                RUH,R-6,سعد,,1990,male,citizen,urn:demo a1
                RUH,R-7,سعد,,1990,male,citizen,http://nphies.sa/identifier/iqama 1234567890
                """);

        assertThat(report.errors())
                .extracting(CsvError::line, CsvError::column)
                .containsExactly(
                        tuple(3L, "birth_date"),
                        tuple(4L, "facility"),
                        tuple(5L, "sex"),
                        tuple(6L, "name_latin"),
                        tuple(7L, ""),
                        tuple(8L, "identifiers"));
        assertThat(report.errors().toString()).doesNotContain("1234567890", "سعد", "1990");
        assertThat(count("patient")).isZero();
        assertThat(count("audit_event")).isZero();
    }

    @Test
    void a_row_the_database_refuses_costs_only_itself() {
        run(ImportKind.PATIENTS, PATIENTS + "RUH,R-1,نور,,1990,female,citizen,\n");

        ImportReport report = run(ImportKind.COVERAGES, COVERAGES + """
                RUH,R-1,NAJD,SILVER,A-00,self,2026-01-01,2026-06-30,1
                RUH,R-1,REDSEA,SILVER,B-00,self,2026-06-01,,1
                RUH,R-9,NAJD,SILVER,C-00,self,2026-01-01,,1
                RUH,R-1,NAJD,GOLD,D-00,self,2026-01-01,,2
                """);

        assertThat(report.errors())
                .extracting(CsvError::line, CsvError::column, CsvError::rule)
                .containsExactly(
                        tuple(3L, "", "conflict"), tuple(4L, "file_number", "refused"), tuple(5L, "plan", "refused"));
        assertThat(count("coverage")).isZero();
    }

    @Test
    void rows_of_one_price_list_are_one_version_and_errors_find_their_row() {
        String services = "system,code,name_en,name_ar,category,effective_from\n"
                + "urn:s,A,One,واحد,laboratory,2026-01-01\nurn:s,B,Two,اثنان,laboratory,2026-01-01\n";
        String prices = "code,name_en,name_ar,currency,effective_from,system,service,price,exempt_reason\n"
                + "LIST,List,قائمة,SAR,2026-01-01,urn:s,A,10.50,\n";
        run(ImportKind.SERVICES, services);

        ImportReport wrong = run(
                ImportKind.FEE_SCHEDULES,
                prices + "LIST,List,قائمة,SAR,2026-01-01,urn:s,X,20,\nLIST,List,قائمة,SAR,2026-01-01,urn:s,B,1.234,\n");
        ImportReport right =
                run(ImportKind.FEE_SCHEDULES, prices + "LIST,List,قائمة,SAR,2026-01-01,urn:s,B,0,follow-up\n");

        assertThat(wrong.errors()).extracting(CsvError::line, CsvError::column).contains(tuple(4L, "price"));
        assertThat(right.counts()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(count("fee_schedule_version")).isEqualTo(1);
    }

    @Test
    void an_admin_of_one_site_imports_into_that_site_only() {
        Caller jeddah = People.staff("admin-2", Role.ADMIN, "JED");

        ImportReport report =
                imports.run(jeddah, file(ImportKind.PATIENTS, PATIENTS + "RUH,R-1,نور,,1990,female,citizen,\n"), false);

        assertThat(report.errors()).extracting(CsvError::column).containsExactly("facility");
    }

    @Test
    void several_files_are_one_import() {
        ImportFile good = file(ImportKind.PATIENTS, PATIENTS + "RUH,R-1,نور,,1990,female,citizen,\n");
        ImportFile bad = file(ImportKind.COVERAGES, COVERAGES + "RUH,R-1,NOBODY,X,A-00,self,2026-01-01,,1\n");
        ImportFile fine = file(ImportKind.COVERAGES, COVERAGES + "RUH,R-1,NAJD,SILVER,A-00,self,2026-01-01,,1\n");

        assertThat(imports.runAll(ADMIN, List.of(bad, good), false))
                .extracting(ImportReport::clean)
                .containsExactly(true, false);
        assertThat(count("patient")).isZero();
        assertThat(imports.firstBy(ADMIN)).isEmpty();

        assertThat(imports.runAll(ADMIN, List.of(fine, good), false)).allMatch(ImportReport::clean);
        assertThat(count("patient")).isEqualTo(1);
        assertThat(imports.firstBy(ADMIN)).contains(clock.instant());
    }

    @Test
    void the_history_keeps_tried_refused_and_done_imports() {
        ImportFile good = file(ImportKind.PATIENTS, PATIENTS + "RUH,R-1,نور,,1990,female,citizen,\n");

        imports.run(ADMIN, good, true);
        clock.advance(Duration.ofSeconds(1));
        imports.run(DESK, file(ImportKind.PATIENTS, "nonsense"), false);
        clock.advance(Duration.ofSeconds(1));
        imports.run(ADMIN, good, false);

        assertThat(imports.history(PageRequest.of(null, null)).items())
                .extracting(ImportRun::by, ImportRun::kept, run -> run.report().dryRun(), run -> run.report()
                        .clean())
                .containsExactly(
                        tuple("admin", false, true, true),
                        tuple("desk", false, false, false),
                        tuple("admin", true, false, true));
    }

    @Test
    void the_same_file_sent_by_many_at_once_is_created_once() throws Exception {
        ImportFile good = file(ImportKind.PATIENTS, PATIENTS + "RUH,R-1,نور,,1990,female,citizen,\n");

        List<ImportReport> reports = Together.times(6, i -> () -> imports.run(ADMIN, good, false));

        assertThat(reports).allMatch(ImportReport::clean);
        assertThat(reports.stream()
                        .mapToInt(report -> report.counts().created())
                        .sum())
                .isEqualTo(1);
        assertThat(count("patient")).isEqualTo(1);
    }

    private ImportReport run(ImportKind kind, String file) {
        return imports.run(ADMIN, file(kind, file), false);
    }

    private static ImportFile file(ImportKind kind, String text) {
        return new ImportFile(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private long count(String table) {
        return owner.sql("select count(*) from " + table).query(Long.class).single();
    }
}
