package health.mizan.portal;

import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.done;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.arrivals.Typed;
import health.mizan.masterdata.Change;
import health.mizan.parties.PatientId;
import health.mizan.patients.PatientDraft;
import health.mizan.patients.Registrations;
import health.mizan.persons.Identifier;
import health.mizan.testing.AppTest;
import health.mizan.testing.People;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has no file here gets one at the desk, and only one. */
class DeskAdmissionTest extends AppTest {

    @Autowired
    Registrations registrations;

    @Test
    void somebody_new_is_registered_once_and_somebody_of_another_site_is_admitted() {
        StaffPages desk = new StaffPages(port, "desk");
        String number = nationalId();
        Map<String, String> form = desk.hidden(desk.get("/en/desk/registration"));
        form.putAll(Map.of("site", "RUH", "number", number, "latin", "Walk In", "birth", "1990-05-17"));
        form.putAll(Map.of("sex", "female", "residency", "citizen", "arabic", "", "phone", "", "file", ""));
        form.putAll(Map.of("plan", "", "member", ""));

        String first = StaffPages.location(desk.post("/en/desk/registration", form));
        String second = StaffPages.location(desk.post("/en/desk/registration", form));

        assertThat(second).isEqualTo(first);
        assertThat(desk.get(first).body()).contains("Walk In", "No insurance in force today");

        String elsewhere = nationalId();
        PatientId known = done(registrations.save(
                        MIZAN,
                        People.with(
                                People.person(null, "Known There", "1980-01-02"),
                                new PatientDraft.Numbered(Identifier.NATIONAL_ID, elsewhere)),
                        new Registrations.File("JED", null),
                        Change.creating("test")))
                .id();
        Map<String, String> admission = new HashMap<>(form);
        admission.putAll(desk.hidden(desk.get("/en/desk/registration")));
        admission.putAll(Map.of("number", elsewhere, "birth", "1981-01-02"));
        HttpResponse<String> wrongDay = desk.post("/en/desk/registration", admission);
        admission.put("birth", "1980-01-02");
        String admitted = StaffPages.location(desk.post("/en/desk/registration", admission));

        assertThat(wrongDay.statusCode()).isEqualTo(422);
        assertThat(wrongDay.body()).contains("belongs to a file already").doesNotContain("Known There");
        assertThat(admitted).endsWith("/desk/p/" + known);
    }

    @Test
    void who_works_at_two_sites_says_where_a_visit_is_and_nobody_names_a_site_of_others() {
        StaffPages both = new StaffPages(port, "admin");
        StaffPages one = new StaffPages(port, "desk");
        PatientId patient = done(registrations.save(
                        MIZAN,
                        People.person(null, "Two Sites", "1980-01-02"),
                        new Registrations.File("RUH", null),
                        Change.creating("test")))
                .id();
        String path = "/en/desk/p/" + patient + "/visits";

        HttpResponse<String> chosen = both.get(path);
        Map<String, String> form = both.hidden(chosen);
        form.putAll(Map.of("site", "JED", "service1", "DS-100", "quantity1", "1", "cover", "alone"));
        Map<String, String> elsewhere = new HashMap<>(one.hidden(one.get(path)));
        elsewhere.putAll(Map.of("site", "JED", "service1", "DS-100", "quantity1", "1", "cover", "alone"));

        assertThat(chosen.body())
                .contains("Site of the visit", "<option value=\"RUH\" selected>", "Dr Samir Haddad · ");
        assertThat(one.get(path).body()).doesNotContain("Site of the visit", "Dr Samir Haddad");
        assertThat(one.post(path, elsewhere).body()).contains("Choose one of your sites");
        form.put("practitioner", "DR-01");
        assertThat(both.post(path, form).body()).contains("Choose a doctor of this site");
        form.put("practitioner", "DR-03");
        form.put("site", "");
        assertThat(both.post(path, form).body()).contains("Choose one of your sites");
        form.put("site", "JED");
        HttpResponse<String> opened = both.post(path, form);

        assertThat(StaffPages.location(opened)).endsWith("/desk/p/" + patient);
        assertThat(opened.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("MIZAN_DESK_SITE=JED;") && cookie.contains("HttpOnly"));
        assertThat(sitesOf(patient)).containsExactly("JED");
    }

    private static List<String> sitesOf(PatientId patient) {
        return JdbcClient.create(database.asOwner())
                .sql("select f.code from billing.encounter e join billing.facility f on f.id = e.facility_id"
                        + " where e.patient_id = :patient")
                .param("patient", patient.value())
                .query(String.class)
                .list();
    }

    /** A desk finds no restricted patient, and cannot tell one from somebody whose birth date it has wrong. */
    @Test
    void a_restricted_patient_is_not_told_apart_and_is_opened_by_an_administrator() {
        StaffPages desk = new StaffPages(port, "desk");
        StaffPages admin = new StaffPages(port, "admin");
        String number = nationalId();
        PatientId hidden = done(registrations.save(
                        MIZAN,
                        People.restricted(People.with(
                                People.person(null, "Kept Apart", "1980-01-02"),
                                new PatientDraft.Numbered(Identifier.NATIONAL_ID, number))),
                        new Registrations.File("RUH", null),
                        Change.creating("test")))
                .id();
        Map<String, String> form = desk.hidden(desk.get("/en/desk/registration"));
        form.putAll(Map.of("site", "RUH", "number", number, "latin", "Kept Apart", "birth", "1980-01-02"));
        form.putAll(Map.of("sex", "female", "residency", "citizen", "arabic", "", "phone", "", "file", ""));
        form.putAll(Map.of("plan", "", "member", ""));

        HttpResponse<String> sought = desk.post("/en/desk", Map.of("sought", number));
        HttpResponse<String> rightDay = desk.post("/en/desk/registration", form);
        form.put("birth", "1981-01-02");
        HttpResponse<String> wrongDay = desk.post("/en/desk/registration", form);
        admin.get("/en/desk");

        assertThat(sought.body()).contains("No patient with this identity number");
        assertThat(rightDay.statusCode()).isEqualTo(422).isEqualTo(wrongDay.statusCode());
        assertThat(rightDay.body()).contains("belongs to a file already", "administrator");
        assertThat(plain(rightDay).replace("1980", "1981")).isEqualTo(plain(wrongDay));
        assertThat(desk.get("/en/desk/p/" + hidden).statusCode()).isEqualTo(404);
        assertThat(StaffPages.location(admin.post("/en/desk", Map.of("sought", number))))
                .endsWith("/desk/p/" + hidden);
    }

    /** Without what differs between any two answers. */
    private static String plain(HttpResponse<String> page) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "").replaceAll("nonce=\"[^\"]*\"", "");
    }

    /** With a check digit that fits. */
    private static String nationalId() {
        String nine = "1" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        for (int last = 0; last < 10; last++) {
            if (Typed.read(nine + last).checkDigitFits()) {
                return nine + last;
            }
        }
        throw new AssertionError("one of ten digits fits");
    }
}
