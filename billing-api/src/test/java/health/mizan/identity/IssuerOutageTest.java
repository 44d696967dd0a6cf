package health.mizan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;
import health.mizan.access.RouteGuard;
import health.mizan.testing.Tokens;
import health.mizan.web.ErrorAnswers;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

@Tag("walk")
class IssuerOutageTest {

    private static final RSAKey ROTATED = Tokens.newKey();

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private HttpServer server;
    private String base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page =
                    pages.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(page.length == 0 ? 503 : 200, page.length == 0 ? -1 : page.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(page);
            }
        });
        server.start();
        base = "http://localhost:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_keys_are_found_when_the_issuer_comes_up_after_us() {
        AccessTokens tokens = tokens();
        assertThatExceptionOfType(IssuerUnavailable.class).isThrownBy(() -> ask(tokens, Tokens.key()));

        publish(Tokens.ISSUER, Tokens.key());

        assertThat(ask(tokens, Tokens.key()).isAuthenticated()).isTrue();
    }

    @Test
    void an_outage_later_on_stops_nobody() {
        AccessTokens tokens = tokens();
        publish(Tokens.ISSUER, Tokens.key());
        ask(tokens, Tokens.key());

        server.stop(0);

        assertThat(ask(tokens, Tokens.key()).isAuthenticated()).isTrue();
    }

    @Test
    void a_new_key_is_believed_once_the_issuer_shows_it_and_only_then() {
        AccessTokens tokens = tokens();
        publish(Tokens.ISSUER, Tokens.key(), ROTATED);

        assertThat(ask(tokens, ROTATED).isAuthenticated()).isTrue();
        assertThatExceptionOfType(InvalidBearerTokenException.class).isThrownBy(() -> ask(tokens, Tokens.newKey()));
    }

    @Test
    void while_a_key_is_replaced_tokens_of_both_are_believed() {
        AccessTokens tokens = tokens();
        publish(Tokens.ISSUER, Tokens.key());
        assertThat(ask(tokens, Tokens.key()).isAuthenticated()).isTrue();

        publish(Tokens.ISSUER, Tokens.key(), ROTATED);
        assertThat(ask(tokens, ROTATED).isAuthenticated()).isTrue();
        assertThat(ask(tokens, Tokens.key()).isAuthenticated()).isTrue();

        publish(Tokens.ISSUER, ROTATED);
        assertThat(ask(tokens, ROTATED).isAuthenticated()).isTrue();
    }

    @Test
    void another_issuers_document_is_not_believed() {
        publish("https://elsewhere.test", Tokens.key());

        assertThatExceptionOfType(IssuerUnavailable.class).isThrownBy(() -> ask(tokens(), Tokens.key()));
    }

    @Test
    void while_nobody_can_tell_the_caller_is_asked_to_come_back() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();

        new Refusals(new ErrorAnswers(new ObjectMapper(), List.of()), new RouteGuard(List.of()), request -> {})
                .commence(
                        new MockHttpServletRequest("GET", "/api/patients"),
                        response,
                        new IssuerUnavailable(new IOException("refused")));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentAsString()).contains("/problems/unavailable");
    }

    private AccessTokens tokens() {
        IdentitySettings settings = new IdentitySettings(
                URI.create(Tokens.ISSUER),
                URI.create(base + "/discovery"),
                "mizan-api",
                Set.of(),
                Duration.ofSeconds(30));
        return new AccessTokens(new IssuerKeys(new Issuer(settings)), settings, Clock.systemUTC());
    }

    private static Authentication ask(AccessTokens tokens, RSAKey key) {
        return tokens.authenticate(new BearerTokenAuthenticationToken(Tokens.signed(key, claims -> {})));
    }

    private void publish(String issuer, RSAKey... keys) {
        pages.put("/keys", new JWKSet(List.<JWK>of(keys)).toString());
        pages.put("/discovery", "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + base + "/keys\"}");
    }
}
