package health.mizan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Role;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http;
import health.mizan.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorsTest extends ApiTest {

    @Test
    void nobody_is_asked_for_a_token_in_a_way_a_program_understands() {
        Http.Answer answer = http.get("/api/probe").send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("not-signed-in");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"mizan\"");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void staff_a_patient_and_a_system_are_told_apart() {
        Http.Answer desk = http.get("/api/probe")
                .as(Tokens.staff("u-7", Set.of(Role.FRONT_DESK), "OLAYA"))
                .send();
        Http.Answer patient = http.get("/api/probe").as(Tokens.patient("u-8")).send();
        Http.Answer emr =
                http.get("/api/probe").as(Tokens.client("system/Patient.rs")).send();

        assertThat(desk.text()).contains("Staff", "u-7");
        assertThat(patient.text()).contains("Patient", "u-8");
        assertThat(emr.text()).contains("Client", "test-client");
    }

    @Test
    void the_wrong_role_is_refused_and_told_so() {
        Http.Answer answer = http.get("/api/probe/desk")
                .as(Tokens.staff(Set.of(Role.BILLER), "OLAYA"))
                .send();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("not-allowed");
    }

    @Test
    void who_goes_where_their_role_does_not_reach_is_noted() {
        String subject = "u-" + UUID.randomUUID();

        http.get("/api/probe/desk")
                .as(Tokens.staff(subject, Set.of(Role.BILLER), "OLAYA"))
                .send();

        assertThat(sql.sql("select action || ' ' || subject_id || ' ' || outcome from audit_event where actor = :who")
                        .param("who", subject)
                        .query(String.class)
                        .list())
                .containsExactly("route.entered GET:/api/probe/desk refused");
    }

    @Test
    void a_login_that_has_no_role_here_gets_nowhere() {
        String stranger = Tokens.signed(Tokens.key(), claims -> claims.subject("stranger"));

        assertThat(http.get("/api/probe").as(stranger).send().status()).isEqualTo(403);
    }

    @Test
    void a_work_login_does_not_open_patients_doors() {
        String both = Tokens.staff(Set.of(Role.BILLER, Role.PATIENT), "OLAYA");

        assertThat(http.post("/api/probe/desk", "{}").as(both).send().status()).isEqualTo(403);
    }

    @Test
    void a_system_without_the_scope_is_refused_even_if_it_claims_a_role() {
        String emr = Tokens.signed(Tokens.key(), claims -> claims.claim("client_id", "emr")
                .claim("scope", "system/Patient.c")
                .claim("realm_access", Map.of("roles", List.of("front-desk"))));

        assertThat(http.get("/api/probe").as(emr).send().status()).isEqualTo(403);
        assertThat(http.get("/api/probe/desk").as(emr).send().status()).isEqualTo(403);
    }

    @Test
    void the_rule_of_the_more_specific_route_decides() {
        String claims = Tokens.client("system/Claim.c");

        assertThat(http.get("/api/probe/anything").as(claims).send().status()).isEqualTo(200);
        assertThat(http.get("/api/probe/desk").as(claims).send().status()).isEqualTo(403);
        assertThat(http.get("/api/probe/open").send().status()).isEqualTo(200);
    }

    @Test
    void what_the_table_does_not_name_is_not_there() {
        String token = Tokens.staff(Set.of(Role.values()), "OLAYA");

        assertThat(http.get("/api/probe/forgotten/by-the-table")
                        .as(token)
                        .send()
                        .problem())
                .isEqualTo("not-found");
        assertThat(http.delete("/api/probe").as(token).send().problem()).isEqualTo("method-not-allowed");
        assertThat(http.get("/api/probe/forgotten/by-the-table").send().status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir", "/fhir/", "/fhir/Patient", "/fhir/Patient/1/_history/1", "/fhir/$process-message"})
    void fhir_is_shut(String path) {
        Http.Answer answer = http.get(path).send();

        // In the words of this module, which knows no FHIR; the FHIR server brings its own.
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("not-signed-in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/probe/open/..;/desk",
                "/api/probe/open;x=1/../desk",
                "/api/probe/open/../desk",
                "/api/probe/open/%2e%2e/desk",
                "/api//probe/desk",
                "//api/probe/desk",
                "/api/probe%2fdesk",
                "/api/probe%252fdesk",
                "/api/probe%5cdesk",
                "/API/probe/desk",
                "/api/Probe/Desk",
                "/api/probe/desk.",
                "/api/probe/desk/",
                "/api/probe/desk.json",
                "/api/probe/desk%00",
                "/api/probe/desk%20",
                "/api/./probe/desk",
                "/api;/probe/desk"
            })
    void no_spelling_of_a_path_gets_round_its_rule(String path) {
        Http.Answer nobody = http.get(path).send();
        Http.Answer biller =
                http.get(path).as(Tokens.staff(Set.of(Role.BILLER), "OLAYA")).send();

        assertThat(nobody.status()).isIn(400, 401, 403, 404);
        assertThat(biller.status()).isIn(400, 403, 404);
        assertThat(biller.text()).doesNotContain("subject");
    }

    @Test
    void a_page_of_another_site_may_not_ask() {
        Http.Answer preflight = http.call("OPTIONS", "/api/probe")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .send();
        Http.Answer asked = http.get("/api/probe")
                .as(Tokens.patient("u-8"))
                .header("Origin", "https://evil.example")
                .send();

        assertThat(preflight.status()).isEqualTo(401);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(asked.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void answers_are_kept_by_nobody_and_framed_by_nobody() {
        Http.Answer answer = http.get("/api/probe").as(Tokens.patient("u-8")).send();

        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.header("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).contains("same-origin");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void health_is_open_and_the_rest_of_the_engine_room_is_not() {
        String everyRole = Tokens.staff(Set.of(Role.values()), "OLAYA");

        assertThat(http.get("/actuator/health/readiness").send().status()).isEqualTo(200);
        assertThat(http.get("/actuator/health/db").send().status()).isEqualTo(401);
        assertThat(http.get("/actuator").as(everyRole).send().status()).isEqualTo(404);
        assertThat(http.get("/actuator/env").as(everyRole).send().status()).isEqualTo(404);
        assertThat(http.get("/actuator/prometheus").send().status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/error", "/index.html", "/nothing-here"})
    void an_address_that_no_chain_claims_is_shut(String path) {
        assertThat(http.get(path).send().status()).isIn(401, 403);
    }
}
