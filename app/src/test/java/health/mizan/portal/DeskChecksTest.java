package health.mizan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.AppTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asking an insurer about somebody without a file, as the desk's forms do. */
class DeskChecksTest extends AppTest {

    private static final String CHECKS = "/en/desk/checks";

    @Test
    void another_sites_desk_finds_no_question_of_this_one() {
        StaffPages both = new StaffPages(port, "admin");
        StaffPages riyadh = new StaffPages(port, "desk");
        Map<String, String> form = both.hidden(both.get(CHECKS));
        form.putAll(Map.of("number", "SIGHT0001", "insurer", "NAJD", "birth", "1990", "site", "JED"));

        String asked = StaffPages.location(both.post(CHECKS, form));

        String id = asked.substring(asked.lastIndexOf('/') + 1);
        assertThat(asked).startsWith(CHECKS).doesNotContain("SIGHT");
        assertThat(both.get(asked).body()).contains("S••••0001", "1990").doesNotContain("SIGHT0001");
        Map<String, String> token = riyadh.hidden(riyadh.get(CHECKS));
        token.put("check", id);
        assertThat(List.of(
                        riyadh.get(asked),
                        riyadh.get(asked + "/cover"),
                        riyadh.post(asked + "/again", token),
                        riyadh.post("/en/desk/registration/new", token)))
                .extracting(HttpResponse::statusCode)
                .containsOnly(404);
        Map<String, String> own = both.hidden(both.get(CHECKS));
        own.put("check", id);
        assertThat(both.post("/en/desk/registration/new", own).body())
                .contains("value=\"SIGHT0001\"", "value=\"1990\"");
    }

    @Test
    void a_hijri_birth_date_is_shown_and_registered_as_it_was_typed() {
        StaffPages desk = new StaffPages(port, "desk");
        Map<String, String> form = desk.hidden(desk.get(CHECKS));
        form.putAll(Map.of("number", "HIJRI00001", "insurer", "NAJD", "birth", "1405/06/20", "site", "RUH"));

        String asked = StaffPages.location(desk.post(CHECKS, form));

        assertThat(desk.get(asked).body()).contains("1405/06/20").doesNotContain("1985-03-12");
        Map<String, String> token = desk.hidden(desk.get(CHECKS));
        token.put("check", asked.substring(asked.lastIndexOf('/') + 1));
        assertThat(desk.post("/en/desk/registration/new", token).body()).contains("value=\"1405/06/20\"");
    }

    @Test
    void an_insurer_behind_the_first_two_hundred_payers_is_offered() {
        JdbcClient owner = JdbcClient.create(database.asOwner());
        owner.sql("""
                        insert into billing.payer (id, code, kind, name_en, name_ar, status, version, created_at)
                        select gen_random_uuid(), 'EARLY-' || n, 'employer', 'Early', 'مبكر', 'active', 1, '2000-01-01'
                          from generate_series(1, 200) n
                        """).update();
        try {
            assertThat(new StaffPages(port, "desk").get(CHECKS).body()).contains("value=\"NAJD\"");
        } finally {
            owner.sql("delete from billing.payer where code like 'EARLY-%'").update();
        }
    }

    @Test
    void what_is_wrong_stands_at_its_field_beside_what_was_typed() {
        StaffPages desk = new StaffPages(port, "desk");
        Map<String, String> form = desk.hidden(desk.get(CHECKS));
        form.putAll(Map.of("number", "1012345673", "insurer", "", "birth", "soon"));

        HttpResponse<String> wrong = desk.post(CHECKS, form);
        form.put("number", "nobody's");
        form.put("site", "JED");
        HttpResponse<String> worse = desk.post(CHECKS, form);

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains(
                        "value=\"1012345673\"",
                        "value=\"soon\"",
                        "id=\"number-error\">The last digit does not fit",
                        "id=\"insurer-error\">Choose the insurer",
                        "id=\"birth-error\">Type a date");
        assertThat(worse.statusCode()).isEqualTo(422);
        assertThat(worse.body()).contains("id=\"number-error\">Type 10 digits", "id=\"site-error\">Choose a site");
    }

    @Test
    void an_insurer_can_be_asked_where_a_number_was_sought_in_vain_and_not_where_a_name_was() {
        StaffPages desk = new StaffPages(port, "desk");
        Map<String, String> form = desk.hidden(desk.get("/en/desk"));

        form.put("sought", "1012345672");
        assertThat(desk.post("/en/desk", form).body()).contains("/en/desk/checks/new");
        form.put("sought", "Nobody Whatsoever");
        assertThat(desk.post("/en/desk", form).body()).doesNotContain("/en/desk/checks/new");
        assertThat(desk.get("/en/desk").body()).contains("href=\"/en/desk/checks\"");
        form.put("sought", "٢٠١٢٣٤٥٦٧٠");
        assertThat(desk.post("/en/desk/checks/new", form).body()).contains("value=\"2012345670\"");
    }
}
