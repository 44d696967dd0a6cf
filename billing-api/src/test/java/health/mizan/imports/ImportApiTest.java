package health.mizan.imports;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.done;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Role;
import health.mizan.facilities.Facilities;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http;
import health.mizan.testing.Organisation;
import health.mizan.testing.Tokens;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ImportApiTest extends ApiTest {

    private static final String ADMIN = Tokens.staff(Set.of(Role.ADMIN), "IMP-1");
    private static final String FILE =
            "facility,file_number,name_latin,birth_date,sex,residency\nIMP-1,%s,Imported Person,1990,male,citizen\n";

    @Autowired
    private Facilities facilities;

    @BeforeEach
    void clinic() {
        done(facilities.save(Organisation.facility("IMP-1"), IMPORT));
    }

    @Test
    void a_file_is_only_tried_until_somebody_says_otherwise() {
        Http.Answer tried = post("patients", FILE.formatted("T-1"), "");
        Http.Answer done = post("patients", FILE.formatted("T-1"), "?dry-run=false");
        Http.Answer again = post("patients", FILE.formatted("T-1"), "?dry-run=false");

        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().path("dryRun").asBoolean()).isTrue();
        assertThat(tried.json().path("counts")).isEqualTo(done.json().path("counts"));
        assertThat(done.json().path("counts").path("created").asInt()).isEqualTo(1);
        assertThat(again.json().path("counts").path("unchanged").asInt()).isEqualTo(1);
    }

    @Test
    void a_file_may_come_as_an_upload() {
        String boundary = "----mizan";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + FILE.formatted("U-1") + "\r\n--" + boundary + "--\r\n";

        Http.Answer answer = http.call("POST", "/api/imports/patients?dry-run=true")
                .as(ADMIN)
                .body("multipart/form-data; boundary=" + boundary, body)
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("counts").path("created").asInt()).isEqualTo(1);
    }

    @Test
    void errors_are_a_422_with_line_column_rule_and_advice_that_quotes_nothing() {
        Http.Answer answer = post(
                "patients", FILE.formatted("E-1").replace("1990", "Zaynab-1990").replace("citizen", "martian"), "");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("invalid-value");
        assertThat(answer.json().path("errors").path(0).path("line").asInt()).isEqualTo(2);
        assertThat(answer.json().path("errors").findValuesAsText("column")).contains("residency");
        assertThat(answer.text()).doesNotContain("Zaynab", "martian");
    }

    @Test
    void a_large_file_within_the_bound_is_taken_and_a_larger_one_refused() {
        String header = "facility,file_number,name_latin,birth_date,sex,residency\n";
        String row = "IMP-1,L-%d,Imported Person,1990,male,martian\n";
        StringBuilder file = new StringBuilder(header);
        for (int i = 0; file.length() < 3_000_000 && i < 19_000; i++) {
            file.append(row.formatted(i));
        }

        assertThat(post("patients", file.toString(), "")
                        .json()
                        .path("errorCount")
                        .asInt())
                .isEqualTo(19_000);
        assertThat(post("patients", file.toString(), "").json().path("errors")).hasSize(200);
        assertThat(post("patients", "x".repeat(11_000_000), "").status()).isEqualTo(413);
    }

    @Test
    void only_kinds_we_know_in_types_we_read_by_an_admin() {
        assertThat(post("secrets", "a,b\n", "").status()).isEqualTo(404);
        assertThat(http.post("/api/imports/patients", "{}").as(ADMIN).send().status())
                .isEqualTo(415);
        assertThat(http.call("POST", "/api/imports/patients")
                        .as(Tokens.staff(Set.of(Role.FRONT_DESK, Role.FINANCE, Role.BILLER), "IMP-1"))
                        .body("text/csv", FILE.formatted("N-1"))
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_history_is_paged() {
        post("patients", FILE.formatted("H-1"), "");
        post("patients", FILE.formatted("H-2"), "");

        Http.Answer first = http.get("/api/imports?limit=1").as(ADMIN).send();
        Http.Answer next = http.get("/api/imports?limit=1&cursor="
                        + first.json().path("next").asText())
                .as(ADMIN)
                .send();

        assertThat(first.json().path("items")).hasSize(1);
        assertThat(next.json().path("items"))
                .hasSize(1)
                .isNotEqualTo(first.json().path("items"));
    }

    private Http.Answer post(String kind, String file, String query) {
        return http.call("POST", "/api/imports/" + kind + query)
                .as(ADMIN)
                .body("text/csv; charset=utf-8", file)
                .send();
    }
}
