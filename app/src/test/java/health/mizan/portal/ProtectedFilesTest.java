package health.mizan.portal;

import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.done;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.masterdata.Change;
import health.mizan.parties.PatientId;
import health.mizan.patients.Registrations;
import health.mizan.testing.AppTest;
import health.mizan.testing.People;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A restricted patient who stands at the desk: offered to everybody who found nobody, opened by number and reason. */
class ProtectedFilesTest extends AppTest {

    @Autowired
    Registrations registrations;

    @ParameterizedTest
    @CsvSource({
        "en, The file may be protected, The patient is here, after 4 hours, Open for you until, 'Every look is recorded'",
        "ar, قد يكون الملف محميًا, المريض حاضر, بعد 4 ساعات, الملف مفتوح لهذا المستخدم حتى, 'يُسجَّل كل اطلاع'"
    })
    void a_desk_opens_the_file_of_a_restricted_patient_for_a_reason(
            String language, String maybe, String reason, String lasts, String open, String recorded) {
        StaffPages desk = new StaffPages(port, "desk");
        String file = file();
        PatientId hidden = hidden(file, "RUH");
        String search = "/" + language + "/desk";
        String patient = search + "/p/" + hidden;
        desk.get(search);

        HttpResponse<String> sought = desk.post(search, Map.of("sought", file));
        int before = desk.get(patient).statusCode();
        HttpResponse<String> opened =
                desk.post(search + "/protected", Map.of("sought", file, "reason", "patient-present"));
        String page = desk.get(patient).body();

        assertThat(sought.body()).contains(maybe, reason, lasts).doesNotContain("Kept Apart");
        assertThat(before).isEqualTo(404);
        assertThat(StaffPages.location(opened)).isEqualTo(patient);
        assertThat(page).contains("Kept Apart", open, reason, recorded);
        assertThat(List.of("/visits", "/cover?check=" + UUID.randomUUID()))
                .allSatisfy(part ->
                        assertThat(desk.get(patient + part).statusCode()).isEqualTo(200));
        assertThat(desk.get(search).statusCode()).isEqualTo(200);
        assertThat(StaffPages.location(desk.post(search, Map.of("sought", file))))
                .as("found like anybody else now")
                .isEqualTo(patient);
        assertThat(acts(hidden))
                .contains("patient.glass-broken patient-present")
                .hasSizeGreaterThan(2);

        assertThat(StaffPages.location(desk.post(patient + "/closing", Map.of())))
                .isEqualTo(search);
        assertThat(desk.get(patient).statusCode()).isEqualTo(404);
        assertThat(acts(hidden)).contains("patient.glass-mended -");
    }

    @Test
    void whether_there_is_a_protected_file_is_not_told_by_a_search() {
        StaffPages desk = new StaffPages(port, "desk");
        String file = file();
        String nobodys = file();
        String there = file();
        hidden(file, "RUH");
        hidden(there, "JED");
        desk.get("/en/desk");

        String real = plain(desk.post("/en/desk", Map.of("sought", file)), file);

        assertThat(real).contains("The file may be protected");
        assertThat(List.of(nobodys, there))
                .allSatisfy(number -> assertThat(plain(desk.post("/en/desk", Map.of("sought", number)), number))
                        .isEqualTo(real));
        assertThat(missed(desk, there)).isEqualTo(missed(desk, nobodys)).contains("No protected file with this number");
        assertThat(desk.post("/en/desk", Map.of("sought", "Kept Apart")).body())
                .contains("No patient with this name")
                .doesNotContain("may be protected");
        assertThat(desk.post("/en/desk", Map.of("sought", "0500000000")).body())
                .contains("No patient with this mobile number")
                .doesNotContain("may be protected");
    }

    @Test
    void nothing_opens_without_a_reason_and_the_form_says_so_at_its_field() {
        StaffPages desk = new StaffPages(port, "desk");
        String file = file();
        PatientId hidden = hidden(file, "RUH");
        desk.get("/en/desk");

        HttpResponse<String> none = desk.post("/en/desk/protected", Map.of("sought", file));
        HttpResponse<String> other = desk.post("/en/desk/protected", Map.of("sought", file, "reason", "curiosity"));
        HttpResponse<String> forged = desk.post(
                "/en/desk/protected",
                Map.of(
                        "sought",
                        file,
                        "reason",
                        "emergency",
                        "_csrf",
                        UUID.randomUUID().toString()));
        HttpResponse<String> name =
                desk.post("/en/desk/protected", Map.of("sought", "Kept Apart", "reason", "emergency"));

        assertThat(List.of(none, other)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("id=\"reason-error\"", "Choose why the file must be opened", "value=\"" + file + "\"");
        });
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(StaffPages.location(name)).isEqualTo("/en/desk");
        assertThat(desk.get("/en/desk/p/" + hidden).statusCode()).isEqualTo(404);
        assertThat(acts(hidden)).isEmpty();
    }

    @Test
    void what_one_opened_stays_shut_for_others_and_a_role_gains_no_right_by_it() {
        StaffPages desk = new StaffPages(port, "desk");
        StaffPages biller = new StaffPages(port, "biller");
        StaffPages admin = new StaffPages(port, "admin");
        String file = file();
        String path = "/en/desk/p/" + hidden(file, "RUH");
        Map<String, String> form = Map.of("sought", file, "reason", "emergency");
        desk.get("/en/desk");
        biller.get("/en/desk");
        admin.get("/en/desk");

        desk.post("/en/desk/protected", form);
        int before = biller.get(path).statusCode();
        biller.get("/en/desk");
        String opened = StaffPages.location(biller.post("/en/desk/protected", form));

        assertThat(before).isEqualTo(404);
        assertThat(opened).isEqualTo(path);
        assertThat(biller.get(path + "/visits").statusCode()).isEqualTo(403);
        assertThat(admin.post("/en/desk", Map.of("sought", file())).body()).doesNotContain("may be protected");
        assertThat(admin.get(path).body())
                .contains("Protected file", "Every look is recorded")
                .doesNotContain("Open for you until", "Close the file now");
    }

    private static String missed(StaffPages desk, String number) {
        HttpResponse<String> answer =
                desk.post("/en/desk/protected", Map.of("sought", number, "reason", "patient-asked"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return plain(answer, number);
    }

    private static String file() {
        return "PF-" + UUID.randomUUID().toString().substring(0, 12);
    }

    private PatientId hidden(String file, String site) {
        return done(registrations.save(
                        MIZAN,
                        People.restricted(People.person("محفوظة على حدة", "Kept Apart", "1980-01-02")),
                        new Registrations.File(site, file),
                        Change.creating("test")))
                .id();
    }

    private static List<String> acts(PatientId patient) {
        return JdbcClient.create(database.asOwner())
                .sql("""
                        select action || ' ' || case subject_kind when 'reason' then subject_id else coalesce(reason, '-') end
                          from billing.audit_event where patient_id = :patient and actor_kind = 'staff'
                        """)
                .param("patient", patient.value())
                .query(String.class)
                .list();
    }

    /** Without what differs between any two answers. */
    private static String plain(HttpResponse<String> page, String number) {
        return page.body()
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("nonce=\"[^\"]*\"", "")
                .replace(number, "number");
    }
}
