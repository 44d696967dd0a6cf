package health.mizan.patients;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.done;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.facilities.Facilities;
import health.mizan.logins.LoginLink;
import health.mizan.logins.PatientLogins;
import health.mizan.parties.PatientId;
import health.mizan.payers.Payers;
import health.mizan.plans.Plans;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http;
import health.mizan.testing.Opens;
import health.mizan.testing.Organisation;
import health.mizan.testing.Tokens;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PatientApiTest extends ApiTest {

    private static final String DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "PAT-1");
    private static final String OTHER_DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "PAT-2");
    private static final String NOBODY_EVER = "/api/patients/" + UUID.randomUUID();

    @Autowired
    private Facilities facilities;

    @Autowired
    private Payers payers;

    @Autowired
    private Plans plans;

    @Autowired
    private PatientLogins logins;

    @BeforeEach
    void clinic() {
        done(facilities.save(Organisation.facility("PAT-1"), IMPORT));
        done(facilities.save(Organisation.facility("PAT-2"), IMPORT));
        done(payers.save(Organisation.payer("PAT-NAJD", "insurer"), IMPORT));
        done(plans.save(Organisation.silver("PAT-NAJD", NEW_YEAR), IMPORT));
    }

    @Test
    @Opens({"POST /api/patients", "POST /api/patients/search"})
    void a_patient_is_registered_found_read_and_corrected() {
        Http.Answer created = register("سارة القحطاني", "1991-02-03");
        String address = created.header("Location").orElseThrow();
        Http.Answer read = http.get(address).as(DESK).send();
        Http.Answer found = http.post("/api/patients/search", "{\"text\":\"القحطا\"}")
                .as(DESK)
                .send();
        Http.Answer corrected = http.put(address, draft("سارة بنت علي القحطاني", "1991-02-03"))
                .as(DESK)
                .header("If-Match", read.header("ETag").orElseThrow())
                .send();

        assertThat(created.status()).isEqualTo(201);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.json().path("registrations").path(0).path("fileNumber").asText())
                .matches("\\d{8}");
        assertThat(found.json().path("items").findValuesAsText("id"))
                .contains(created.json().path("id").asText());
        assertThat(found.text()).doesNotContain("birth\"", "contact", "identifiers");
        assertThat(corrected.status()).isEqualTo(200);
        assertThat(corrected.header("ETag")).contains("\"2\"");
    }

    @Test
    void a_change_names_the_version_it_is_of() {
        String address = register("متغير", "1980").header("Location").orElseThrow();

        assertThat(http.put(address, draft("آخر", "1980")).as(DESK).send().status())
                .isEqualTo(428);
        assertThat(http.put(address, draft("آخر", "1980"))
                        .as(DESK)
                        .header("If-Match", "\"9\"")
                        .send()
                        .status())
                .isEqualTo(412);
    }

    @Test
    void everything_wrong_is_a_422_by_field_that_repeats_nothing() {
        Http.Answer answer = http.post("/api/patients", """
                        {"patient":{"name":{},"birth":{"date":"31/12/1990"},"sex":"f","residency":"citizen",
                          "contact":{"phone":"0555123456"},
                          "identifiers":[{"system":"http://nphies.sa/identifier/iqama","value":"1234509876"}]},
                         "registration":{"facility":"PAT-2"}}
                        """).as(DESK).once().send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("fields").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "name", "birth.date", "sex", "contact.phone", "identifiers[0].value", "registration.facility");
        assertThat(answer.text()).doesNotContain("1234509876", "0555123456", "31/12/1990");
    }

    @Test
    void a_suspicious_check_digit_is_accepted_with_a_warning() {
        Http.Answer answer =
                http.post("/api/patients", """
                        {"patient":{"name":{"latin":"Check Digit"},"birth":{"date":"1990"},"sex":"male",
                          "residency":"citizen",
                          "identifiers":[{"system":"http://nphies.sa/identifier/nationalid","value":"1000000%s"}]},
                         "registration":{"facility":"PAT-1"}}
                        """.formatted("001")).as(DESK).once().send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("warnings").findValuesAsText("rule")).containsExactly("check-digit");
    }

    @Test
    void anothers_patient_and_one_never_issued_get_the_same_answer() {
        String address = register("خفي", "1970").header("Location").orElseThrow();

        for (String token : new String[] {OTHER_DESK, Tokens.patient("stranger")}) {
            Http.Answer others = http.get(address).as(token).send();
            Http.Answer nobodys = http.get(NOBODY_EVER).as(token).send();

            assertThat(others.status()).isEqualTo(404);
            assertThat(shape(others)).isEqualTo(shape(nobodys));
            assertThat(shape(http.get(address + "/coverages").as(token).send()))
                    .isEqualTo(
                            shape(http.get(NOBODY_EVER + "/coverages").as(token).send()));
        }
    }

    @Test
    void a_patient_reads_their_own_record_and_covers_and_changes_neither() {
        Http.Answer created = register("صاحبة السجل", "1985");
        String address = created.header("Location").orElseThrow();
        PatientId id = new PatientId(UUID.fromString(created.json().path("id").asText()));
        logins.link(
                new Caller.Self("test"),
                new LoginLink(
                        "owner-of-record",
                        id,
                        LoginLink.Relation.SELF,
                        LoginLink.Scope.FULL,
                        LocalDate.parse("2020-01-01"),
                        null));
        String token = Tokens.patient("owner-of-record");

        assertThat(http.get(address).as(token).send().status()).isEqualTo(200);
        assertThat(http.get(address + "/coverages").as(token).send().status()).isEqualTo(200);
        assertThat(http.put(address, draft("أخرى", "1985"))
                        .as(token)
                        .header("If-Match", "\"1\"")
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(http.post("/api/patients/search", "{\"text\":\"صاحبة\"}")
                        .as(token)
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_system_needs_the_scope_and_the_facility() {
        String address = register("من النظام", "1970").header("Location").orElseThrow();

        assertThat(statusFor(address, Tokens.client("emr", Set.of("PAT-1"), "system/Patient.rs")))
                .isEqualTo(200);
        assertThat(statusFor(address, Tokens.client("emr", Set.of("PAT-2"), "system/Patient.rs")))
                .isEqualTo(404);
        assertThat(statusFor(address, Tokens.client("emr", Set.of("PAT-1"), "system/Coverage.rs")))
                .isEqualTo(403);
        assertThat(statusFor(address + "/coverages", Tokens.client("emr", Set.of("PAT-1"), "system/Coverage.rs")))
                .isEqualTo(200);
    }

    @Test
    void a_restricted_patient_opens_for_a_reason_from_the_list() {
        String address = http.post(
                        "/api/patients",
                        newPatient(draft("محجوب", "1960").replace("\"sex\"", "\"restricted\":true,\"sex\"")))
                .as(DESK)
                .once()
                .send()
                .header("Location")
                .orElseThrow();

        assertThat(statusFor(address, DESK)).isEqualTo(404);
        assertThat(http.get(address)
                        .as(DESK)
                        .header("X-Break-Glass", "curiosity")
                        .send()
                        .status())
                .isEqualTo(422);
        assertThat(http.get(address)
                        .as(DESK)
                        .header("X-Break-Glass", "patient-present")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(statusFor(address, DESK)).as("the next request").isEqualTo(404);
    }

    @Test
    void covers_are_recorded_under_their_patient_and_never_overlap() {
        String covers = register("مؤمنة", "1990").header("Location").orElseThrow() + "/coverages";
        String cover = """
                {"payer":"PAT-NAJD","plan":"SILVER","memberNumber":"M-%s","from":"2026-01-01"}
                """;

        Http.Answer created = http.post(covers, cover.formatted("00")).as(DESK).send();
        Http.Answer overlap = http.post(covers, cover.formatted("01")).as(DESK).send();
        Http.Answer wrong = http.post(covers, "{\"payer\":\"X\"}").as(DESK).send();

        assertThat(created.status()).isEqualTo(201);
        assertThat(http.get(created.header("Location").orElseThrow())
                        .as(DESK)
                        .send()
                        .json())
                .isEqualTo(created.json());
        assertThat(created.json().path("relationship").asText()).isEqualTo("self");
        assertThat(overlap.status()).isEqualTo(409);
        assertThat(wrong.json().path("fields").findValuesAsText("field")).contains("payer", "memberNumber", "from");
        assertThat(http.get(covers).as(DESK).send().json().path("items")).hasSize(1);
    }

    @Test
    void a_search_needs_something_to_go_by_and_survives_anything() {
        for (String text : new String[] {"", "عل", "a b c", "x"}) {
            assertThat(http.post("/api/patients/search", "{\"text\":\"" + text + "\"}")
                            .as(DESK)
                            .send()
                            .status())
                    .isEqualTo(422);
        }
        for (String text : new String[] {"' || pg_sleep(5) || '", "%%%%%%", "\\u202Eabcd", "${7*7} name"}) {
            assertThat(http.post("/api/patients/search", "{\"text\":\"" + text + "\"}")
                            .as(DESK)
                            .send()
                            .status())
                    .isIn(200, 422);
        }
    }

    /** The whole answer but for the address asked, which problems repeat. */
    private static String shape(Http.Answer answer) {
        return answer.status() + answer.text().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id");
    }

    @Test
    void a_second_click_registers_nobody_twice() {
        String body = newPatient(draft("نقرتان", "1991"));

        Http.Answer first = http.post("/api/patients", body)
                .as(DESK)
                .header("Idempotency-Key", "two-clicks")
                .send();
        Http.Answer second = http.post("/api/patients", body)
                .as(DESK)
                .header("Idempotency-Key", "two-clicks")
                .send();

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(http.post("/api/patients", body).as(DESK).send().status()).isEqualTo(400);
    }

    private int statusFor(String address, String token) {
        return http.get(address).as(token).send().status();
    }

    private Http.Answer register(String name, String born) {
        return http.post("/api/patients", newPatient(draft(name, born)))
                .as(DESK)
                .once()
                .send();
    }

    private static String newPatient(String draft) {
        return "{\"patient\":" + draft + ",\"registration\":{\"facility\":\"PAT-1\"}}";
    }

    private static String draft(String name, String born) {
        return """
                {"name":{"arabic":"%s"},"birth":{"date":"%s"},"sex":"female","residency":"citizen"}
                """.formatted(name, born);
    }
}
