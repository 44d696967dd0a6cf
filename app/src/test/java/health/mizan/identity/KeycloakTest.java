package health.mizan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.access.RouteGuard;
import health.mizan.access.RouteRule;
import health.mizan.identity.RouteMatrix.Actor;
import health.mizan.sandbox.people.CodeFlow;
import health.mizan.sandbox.people.Exchange;
import health.mizan.sandbox.people.Visitor;
import health.mizan.standalone.issuer.DemoUser;
import health.mizan.testing.Http;
import health.mizan.testing.Postgres;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application as it runs in production, against a real Keycloak with the realm file that is shipped. */
@Tag("keycloak")
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT, properties = "mizan.standalone=false")
class KeycloakTest {

    private static final String SECRET = "only-for-this-test-" + UUID.randomUUID();
    private static final int PORT = Keycloak.freePort();
    private static final String BASE = "http://localhost:" + PORT;
    private static final Keycloak KEYCLOAK = Keycloak.start(
            Map.of("mizan", RealmFiles.demo().toString(), "production", productionRealm()),
            Map.of("MIZAN_LOGIN_CLIENT_SECRET", SECRET, "MIZAN_PUBLIC_URL", BASE));

    private static final String ISSUER = KEYCLOAK.issuer("mizan");
    private static final CodeFlow CLI = new CodeFlow(ISSUER, "demo-cli", "", "http://127.0.0.1/callback");
    private static final Postgres.Database DATABASE = Postgres.server().freshDatabase();

    @Autowired
    RouteGuard guard;

    private final Http http = new Http(PORT);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("mizan.port", () -> PORT);
        settings.add("mizan.identity.issuer-uri", () -> ISSUER);
        settings.add("mizan.pay-links.address", () -> "https://pay.clinic.example");
        settings.add("mizan.login.client-secret", () -> SECRET);
        settings.add("mizan.crypto.current", () -> "k1");
        settings.add("mizan.crypto.keys.k1", KeycloakTest::key);
        settings.add("mizan.crypto.index-key", KeycloakTest::key);
        settings.add("mizan.ledger.seal-key", KeycloakTest::key);
        settings.add("spring.datasource.url", DATABASE::url);
        settings.add("spring.datasource.username", () -> "mizan_app");
        settings.add("spring.datasource.password", () -> "");
        settings.add("spring.flyway.url", DATABASE::url);
        settings.add("spring.flyway.user", DATABASE::owner);
        settings.add("spring.flyway.password", DATABASE::ownerPassword);
        settings.add("management.prometheus.metrics.export.enabled", () -> "true");
    }

    @AfterAll
    static void stop() {
        KEYCLOAK.close();
    }

    @Test
    void every_door_opens_to_those_the_table_names_and_to_nobody_else() {
        List<Actor> actors = new ArrayList<>();
        actors.add(Actor.nobody());
        DemoUser.all()
                .forEach(user -> actors.add(Actor.person(
                        user,
                        CLI.tokens(user.name(), "demo").path("access_token").asText())));
        actors.add(Actor.client("demo-emr", client("demo-emr"), "system/*.cruds"));
        actors.add(Actor.client("demo-reader", client("demo-reader")));
        List<RouteRule> rules = guard.rules().toList();

        assertThat(RouteMatrix.wrongVerdicts(http, rules, actors)).isEmpty();
    }

    @Test
    void a_person_is_the_same_one_as_in_the_default_run() {
        JsonNode tokens = CLI.tokens("desk", "demo");

        for (String token : List.of("access_token", "id_token")) {
            JsonNode claims = CodeFlow.claims(tokens.path(token).asText());
            assertThat(claims.path("sub").asText())
                    .isEqualTo(DemoUser.all().get(2).subject());
            assertThat(claims.at("/realm_access/roles").toString()).contains("\"front-desk\"");
            assertThat(claims.path("facilities").toString()).isEqualTo("[\"RUH\"]");
        }
    }

    @Test
    void tokens_made_for_another_purpose_open_no_door() {
        JsonNode tokens = CLI.tokens("admin", "demo");

        for (String token : List.of("id_token", "refresh_token")) {
            assertThat(http.get("/api/audit-events")
                            .as(tokens.path(token).asText())
                            .send()
                            .status())
                    .as(token)
                    .isEqualTo(401);
        }
    }

    @Test
    void a_person_signs_in_to_the_pages_by_keycloaks_own_form() {
        Visitor visitor = new Visitor();
        URI page = URI.create(BASE + "/some/page");

        Visitor.View form = visitor.open(page);
        Visitor.View back = visitor.submit(form, Map.of("username", "finance", "password", "demo"), "about:");

        assertThat(form.at().toString()).startsWith(ISSUER);
        assertThat(back.at().getPath()).isEqualTo("/some/page");
        assertThat(back.status())
                .as("signed in, and told there is no such page")
                .isEqualTo(404);
    }

    @Test
    void staff_of_the_production_realm_must_set_up_a_second_factor() {
        CodeFlow portal = new CodeFlow(KEYCLOAK.issuer("production"), "mizan-portal", SECRET, "");
        Visitor visitor = new Visitor();
        String ask = portal.metadata().path("authorization_endpoint").asText()
                + "?response_type=code&client_id=mizan-portal&scope=openid&state=s&code_challenge_method=S256"
                + "&code_challenge=" + CodeFlow.challenge("any") + "&redirect_uri=" + BASE
                + "/login/oauth2/code/mizan";

        Visitor.View after = visitor.submit(
                visitor.open(URI.create(ask)), Map.of("username", "clerk", "password", "a long enough password"), BASE);

        assertThat(after.at().toString()).contains("CONFIGURE_TOTP");
    }

    @Test
    void nobody_gets_in_by_a_side_door_of_keycloak() {
        Map<String, String> password = Map.of("grant_type", "password", "username", "desk", "password", "demo");
        CodeFlow portal = new CodeFlow(ISSUER, "mizan-portal", SECRET, "");
        Http.Answer registration = new Http(ISSUER)
                .post("/clients-registrations/openid-connect", "{\"redirect_uris\":[\"https://evil.example/\"]}")
                .send();

        assertThat(CLI.token(password).json().path("error").asText()).isEqualTo("unauthorized_client");
        assertThat(portal.token(password).json().path("error").asText()).isEqualTo("unauthorized_client");
        assertThat(registration.status()).isIn(401, 403);
    }

    @Test
    void a_code_goes_to_the_registered_address_only_and_never_without_proof() {
        String ask = CLI.metadata().path("authorization_endpoint").asText()
                + "?client_id=mizan-portal&scope=openid&state=s&redirect_uri=";
        String ours = BASE + "/login/oauth2/code/mizan";
        String proof = "&code_challenge_method=S256&code_challenge=" + CodeFlow.challenge("any");

        for (String address : List.of("https://evil.example/", ours + "/more", ours + "?next=x", BASE + "/")) {
            assertThat(new Visitor()
                            .open(URI.create(ask + address + "&response_type=code" + proof), "https://evil")
                            .status())
                    .as(address)
                    .isEqualTo(400);
        }
        assertThat(new Visitor()
                        .open(URI.create(ask + ours + "&response_type=code"), BASE)
                        .at()
                        .getQuery())
                .contains("error=invalid_request");
        assertThat(new Visitor()
                        .open(URI.create(ask + ours + "&response_type=token" + proof), BASE)
                        .at()
                        .toString())
                .contains("error=unauthorized_client");
    }

    @Test
    void a_refresh_token_used_twice_ends_the_session() {
        String first = CLI.tokens("biller", "demo").path("refresh_token").asText();

        JsonNode second = refresh(first).json();
        Exchange.Answer again = refresh(first);
        Exchange.Answer afterwards = refresh(second.path("refresh_token").asText());

        assertThat(second.path("access_token").asText()).isNotEmpty();
        assertThat(again.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(afterwards.json().path("error").asText()).isEqualTo("invalid_grant");
    }

    private static Exchange.Answer refresh(String token) {
        return CLI.token(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private static String client(String name) {
        return new CodeFlow(ISSUER, name, name, "")
                .token(Map.of("grant_type", "client_credentials"))
                .json()
                .path("access_token")
                .asText();
    }

    /** The shipped file under another name, with one clerk, who has no second factor yet. */
    private static String productionRealm() {
        ObjectNode realm = RealmFiles.production();
        realm.put("realm", "production");
        realm.putArray("users")
                .addObject()
                .put("username", "clerk")
                .put("enabled", true)
                .put("email", "clerk@example.org")
                .put("emailVerified", true)
                .put("firstName", "A")
                .put("lastName", "Clerk")
                .<ObjectNode>set("realmRoles", realm.arrayNode().add("front-desk"))
                .putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", "a long enough password");
        return realm.toString();
    }

    private static String key() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
