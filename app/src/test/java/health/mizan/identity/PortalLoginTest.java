package health.mizan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.sandbox.people.Visitor;
import health.mizan.testing.AppTest;
import health.mizan.testing.Http;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class PortalLoginTest extends AppTest {

    private static final String BASE = "http://localhost:" + port;
    private static final URI SOMEWHERE = URI.create(BASE + "/some/page?of=mine");

    @Autowired
    JdbcClient sql;

    @Test
    void who_must_sign_in_comes_back_to_where_they_wanted_to_go() {
        Visitor visitor = new Visitor();

        Visitor.View form = visitor.open(SOMEWHERE);
        Visitor.View back = visitor.submit(form, Map.of("username", "desk", "password", "demo"), "about:");

        assertThat(form.at().getPath()).isEqualTo("/sign-in");
        assertThat(back.at()).hasToString(SOMEWHERE + "&continue");
        assertThat(back.status())
                .as("signed in, and told there is no such page")
                .isEqualTo(404);
    }

    @Test
    void it_works_by_the_loopback_address_too() {
        Visitor visitor = new Visitor();
        URI page = URI.create("http://127.0.0.1:" + port + "/some/page");

        Visitor.View back =
                visitor.submit(visitor.open(page), Map.of("username", "desk", "password", "demo"), "about:");

        assertThat(back.at().getHost()).isEqualTo("127.0.0.1");
        assertThat(back.status()).isEqualTo(404);
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites_forms() {
        String cookie = new Http(port)
                .get("/oauth2/authorization/mizan")
                .header("Accept", "text/html")
                .send()
                .header("Set-Cookie")
                .orElse("");

        assertThat(cookie).startsWith("MIZAN_SESSION=").contains("; HttpOnly", "; SameSite=Lax", "; Path=/");
    }

    @Test
    void signing_in_changes_the_session_so_that_a_planted_one_is_worth_nothing() {
        Visitor visitor = new Visitor();
        Visitor.View form = visitor.open(SOMEWHERE);
        String before = visitor.cookies().get("MIZAN_SESSION");

        visitor.submit(form, Map.of("username", "desk", "password", "demo"), "about:");

        assertThat(before).isNotBlank();
        assertThat(visitor.cookies().get("MIZAN_SESSION")).isNotBlank().isNotEqualTo(before);
    }

    @Test
    void the_start_of_a_login_proves_itself_by_pkce() {
        Http.Answer start = new Http(port).get("/oauth2/authorization/mizan").send();

        assertThat(start.header("Location").orElse(""))
                .startsWith(BASE + "/oauth2/authorize?")
                .contains("code_challenge_method=S256", "nonce=", "state=");
    }

    @Test
    void an_answer_nobody_asked_for_ends_with_a_page_and_not_in_a_loop() {
        Http.Answer answer = new Http(port)
                .get("/login/oauth2/code/mizan?code=stolen&state=made-up")
                .header("Accept", "text/html")
                .send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("could not be signed in", "تعذّر").doesNotContain("<script");
    }

    @Test
    void a_session_is_kept_in_the_database_as_json_and_without_a_token_for_the_api() {
        Visitor visitor = new Visitor();
        visitor.submit(visitor.open(SOMEWHERE), Map.of("username", "finance", "password", "demo"), "about:");

        List<String> attributes =
                sql.sql("select attribute_bytes from spring_session_attributes").query(byte[].class).list().stream()
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .toList();

        assertThat(attributes).isNotEmpty().allMatch(text -> text.matches("(?s)[\\[{\"0-9tfn].*"));
        assertThat(attributes).anyMatch(text -> text.contains("OAuth2AuthenticationToken"));
        assertThat(attributes).noneMatch(text -> text.contains("mizan-api"));
    }

    @Test
    void a_session_that_cannot_be_read_any_more_asks_to_sign_in_again() {
        Visitor visitor = new Visitor();
        visitor.submit(visitor.open(SOMEWHERE), Map.of("username", "finance", "password", "demo"), "about:");
        sql.sql("update spring_session_attributes set attribute_bytes = :odd"
                        + " where attribute_name like '%SECURITY_CONTEXT'")
                .param("odd", "{\"@class\":\"java.lang.ProcessBuilder\"}".getBytes(StandardCharsets.UTF_8))
                .update();

        assertThat(visitor.open(SOMEWHERE).at().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void a_part_of_a_page_is_told_to_let_the_page_sign_in() {
        Http.Answer part =
                new Http(port).get("/some/part").header("HX-Request", "true").send();

        assertThat(part.status()).isEqualTo(401);
        assertThat(part.header("HX-Redirect")).contains("/oauth2/authorization/mizan");
    }

    @Test
    void a_form_without_its_token_is_refused_even_from_who_is_signed_in() {
        Http.Answer logout = new Http(port).call("POST", "/logout").send();

        assertThat(logout.status()).isIn(302, 403);
        assertThat(logout.header("Clear-Site-Data")).isEmpty();
    }

    @Test
    void pages_run_only_what_we_serve_and_sit_in_nobodys_frame() {
        Http.Answer page = new Http(port).get("/some/page").send();

        assertThat(page.header("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'");
        assertThat(page.header("X-Frame-Options")).contains("DENY");
        assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.header("Permissions-Policy")).isPresent();
    }

    @Test
    void nobody_can_choose_the_address_that_sign_in_returns_to() {
        Http.Answer start = new Http(port)
                .get("/oauth2/authorization/mizan")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "host=evil.example;proto=https")
                .send();

        assertThat(start.header("Location").orElse("")).doesNotContain("evil.example");
    }

    @Test
    void a_session_opens_no_door_of_the_api() {
        Visitor visitor = new Visitor();
        visitor.submit(visitor.open(SOMEWHERE), Map.of("username", "operator", "password", "demo"), "about:");

        assertThat(visitor.open(URI.create(BASE + "/actuator/prometheus")).status())
                .isEqualTo(401);
    }
}
