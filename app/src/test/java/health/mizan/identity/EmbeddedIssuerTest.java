package health.mizan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.people.CodeFlow;
import health.mizan.sandbox.people.Exchange;
import health.mizan.sandbox.people.Visitor;
import health.mizan.standalone.issuer.DemoUser;
import health.mizan.testing.AppTest;
import health.mizan.testing.Http;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedIssuerTest extends AppTest {

    private static final String ISSUER = "http://localhost:" + port;
    private static final CodeFlow CLI = new CodeFlow(ISSUER, "demo-cli", "", "http://127.0.0.1:9/callback");
    private static final CodeFlow EMR = new CodeFlow(ISSUER, "demo-emr", "demo-emr", "");

    private Http http;

    @BeforeEach
    void open() {
        http = new Http(port);
    }

    static List<DemoUser> people() {
        return DemoUser.all();
    }

    @ParameterizedTest
    @MethodSource("people")
    void each_demo_person_signs_in_and_is_believed(DemoUser person) {
        JsonNode tokens = CLI.tokens(person.name(), "demo");

        JsonNode access = CodeFlow.claims(tokens.path("access_token").asText());
        JsonNode id = CodeFlow.claims(tokens.path("id_token").asText());
        assertThat(access.path("sub").asText()).isEqualTo(person.subject());
        assertThat(access.at("/realm_access/roles/0").asText())
                .isEqualTo(person.role().code());
        assertThat(access.path("exp").asLong() - access.path("iat").asLong()).isEqualTo(300);
        assertThat(id.path("sub").asText()).isEqualTo(person.subject());
        assertThat(id.at("/realm_access/roles/0").asText())
                .isEqualTo(person.role().code());
        assertThat(http.get("/api/nothing-here")
                        .as(tokens.path("access_token").asText())
                        .send()
                        .status())
                .as("known, so told that there is nothing")
                .isEqualTo(404);
    }

    @Test
    void an_id_token_opens_no_door() {
        JsonNode tokens = CLI.tokens("admin", "demo");

        assertThat(http.get("/api/nothing-here")
                        .as(tokens.path("id_token").asText())
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "system/*.cruds", "system/Patient.rs system/Claim.read", "system/Coverage.write"})
    void the_demo_emr_gets_the_scopes_it_asks_for(String scope) {
        Exchange.Answer answer = EMR.token(
                scope.isEmpty()
                        ? Map.of("grant_type", "client_credentials")
                        : Map.of("grant_type", "client_credentials", "scope", scope));

        JsonNode claims = CodeFlow.claims(answer.json().path("access_token").asText());
        assertThat(claims.path("scope").asText().split(" "))
                .containsExactlyInAnyOrder((scope.isEmpty() ? "system/*.cruds" : scope).split(" "));
        assertThat(claims.path("client_id").asText()).isEqualTo("demo-emr");
        assertThat(claims.path("facilities").toString()).isEqualTo("[\"JED\",\"RUH\"]");
        assertThat(http.get("/api/nothing-here")
                        .as(answer.json().path("access_token").asText())
                        .send()
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid", "patient/*.cruds", "admin", "system/Patient.rs user/Claim.r"})
    void and_none_beyond(String scope) {
        Exchange.Answer answer = EMR.token(Map.of("grant_type", "client_credentials", "scope", scope));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_scope");
    }

    @Test
    void the_demo_payer_may_send_messages_and_nothing_else() {
        CodeFlow payer = new CodeFlow(ISSUER, "demo-payer", "demo-payer", "");

        Exchange.Answer given = payer.token(Map.of("grant_type", "client_credentials"));
        Exchange.Answer more = payer.token(Map.of("grant_type", "client_credentials", "scope", "system/Patient.c"));

        JsonNode claims = CodeFlow.claims(given.json().path("access_token").asText());
        assertThat(claims.path("scope").asText()).isEqualTo("system/MessageHeader.c");
        assertThat(more.json().path("error").asText()).isEqualTo("invalid_scope");
    }

    @Test
    void it_grants_nothing_by_password_and_registers_nobody() {
        Exchange.Answer password = CLI.token(Map.of("grant_type", "password", "username", "desk", "password", "demo"));

        assertThat(password.status()).isIn(400, 401);
        assertThat(CLI.metadata().has("registration_endpoint")).isFalse();
    }

    @Test
    void a_code_without_proof_or_to_another_address_is_not_given() {
        Visitor visitor = new Visitor();
        String ask = ISSUER + "/oauth2/authorize?response_type=code&client_id=demo-cli&scope=openid&state=s";

        Visitor.View elsewhere =
                visitor.open(URI.create(ask + "&redirect_uri=https%3A%2F%2Fevil.example%2Fcallback"), "https://evil");
        Visitor.View prefix = visitor.open(
                URI.create(ask + "&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback%2Fmore"), "http://127.0.0.1/");

        assertThat(elsewhere.at().getHost()).isEqualTo("localhost");
        assertThat(prefix.at().getPath()).isNotEqualTo("/callback/more");
    }

    @Test
    void the_form_speaks_arabic_and_english_and_runs_no_script() {
        Http.Answer arabic =
                http.get("/sign-in").header("Accept-Language", "ar-SA").send();
        Http.Answer english =
                http.get("/sign-in?lang=en").header("Accept-Language", "ar-SA").send();

        assertThat(arabic.text())
                .contains("lang=\"ar\" dir=\"rtl\"", "كلمة المرور")
                .doesNotContain("{{", "<script");
        assertThat(english.text())
                .contains("lang=\"en\" dir=\"ltr\"", "Password")
                .doesNotContain("{{");
        assertThat(english.header("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(http.get("/sign-in/style.css").send().status()).isEqualTo(200);
    }

    @Test
    void a_form_sent_by_another_site_is_refused() {
        Http.Answer forged = http.call("POST", "/sign-in")
                .body("application/x-www-form-urlencoded", "username=admin&password=demo")
                .send();

        assertThat(forged.status()).isEqualTo(403);
    }
}
