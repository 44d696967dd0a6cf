package health.mizan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http;
import health.mizan.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensRefusedTest extends ApiTest {

    private static final Map<String, Object> ADMIN = Map.of("roles", List.of("admin", "front-desk"));

    /** The twin of every case below: without its fault the token is believed. */
    @Test
    void a_lawful_token_is_believed() {
        assertThat(ask(token(claims -> {})).status()).isEqualTo(200);
        assertThat(ask(token(claims -> claims.audience(List.of("account", "mizan-api"))))
                        .status())
                .isEqualTo(200);
        assertThat(ask(token(claims -> claims.issueTime(secondsFromNow(-300)).expirationTime(secondsFromNow(-10))))
                        .status())
                .as("within the clock skew")
                .isEqualTo(200);
    }

    @Test
    void an_unsigned_one() {
        assertRefused(new PlainJWT(claims().build()).serialize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE"})
    void one_that_says_no_algorithm_and_keeps_a_signature(String none) {
        List<String> parts = List.of(token(claims -> {}).split("\\.", 3));
        String header = base64("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}");

        assertRefused(header + "." + parts.get(1) + "." + parts.get(2));
        assertRefused(header + "." + parts.get(1) + ".");
    }

    @Test
    void one_signed_with_our_public_key_as_if_it_were_a_password() throws Exception {
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(Tokens.key().getKeyID())
                        .build(),
                claims().build());
        forged.sign(new MACSigner(Tokens.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));

        assertRefused(forged.serialize());
    }

    @Test
    void one_in_an_algorithm_we_did_not_choose() throws Exception {
        SignedJWT strong = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS512)
                        .type(JOSEObjectType.JWT)
                        .keyID(Tokens.key().getKeyID())
                        .build(),
                claims().build());
        strong.sign(new RSASSASigner(Tokens.key()));

        assertRefused(strong.serialize());
    }

    @Test
    void one_signed_by_a_stranger_even_under_our_key_id() throws Exception {
        RSAKey stranger = Tokens.newKey();
        RSAKey sameName =
                new RSAKey.Builder(stranger).keyID(Tokens.key().getKeyID()).build();

        assertRefused(Tokens.signed(stranger, this::admin));
        assertRefused(Tokens.signed(sameName, this::admin));
    }

    @Test
    void one_that_brings_its_own_key() throws Exception {
        RSAKey stranger = Tokens.newKey();
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwk(stranger.toPublicJWK())
                        .build(),
                claims().build());
        forged.sign(new RSASSASigner(stranger));

        assertRefused(forged.serialize());
    }

    static List<Consumer<JWTClaimsSet.Builder>> wrongClaims() {
        return List.of(
                claims -> claims.issuer("https://issuer.test/realms/other"),
                claims -> claims.issuer(Tokens.ISSUER + "/"),
                claims -> claims.issuer(null),
                claims -> claims.audience("account"),
                claims -> claims.audience((String) null),
                claims -> claims.issueTime(secondsFromNow(-300)).expirationTime(secondsFromNow(-31)),
                claims -> claims.expirationTime(null),
                claims -> claims.notBeforeTime(secondsFromNow(60)),
                claims -> claims.claim("typ", "ID"),
                claims -> claims.claim("typ", "Refresh"),
                claims -> claims.claim("typ", "Logout"),
                claims -> claims.claim("typ", null),
                claims -> claims.subject(null),
                claims -> claims.subject(" "),
                claims -> claims.claim("azp", null));
    }

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void one_of_another_issuer_audience_time_or_purpose(Consumer<JWTClaimsSet.Builder> fault) {
        assertRefused(token(fault));
    }

    @Test
    void one_whose_header_says_it_is_for_something_else() throws Exception {
        SignedJWT logout = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("logout+jwt"))
                        .keyID(Tokens.key().getKeyID())
                        .build(),
                claims().build());
        logout.sign(new RSASSASigner(Tokens.key()));

        assertRefused(logout.serialize());
    }

    @Test
    void one_whose_claims_were_edited_after_signing() {
        List<String> parts = List.of(token(claims -> {}).split("\\.", 3));
        String edited = new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8)
                .replace("front-desk", "operator");

        assertRefused(parts.get(0) + "." + base64(edited) + "." + parts.get(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "....", "eyJhbGciOiJSUzI1NiJ9..", "{}", "\"\""})
    void rubbish(String rubbish) {
        assertThat(ask(rubbish).status()).isEqualTo(401);
    }

    @Test
    void one_longer_than_any_honest_token() {
        Http.Answer capped = ask(token(claims -> claims.claim("padding", "x".repeat(5_000))));
        Http.Answer eightKilobytes = ask(token(claims -> claims.claim("padding", "x".repeat(8_192))));

        assertThat(capped.status()).isEqualTo(401);
        assertThat(eightKilobytes.status()).isIn(400, 401, 431);
    }

    @Test
    void one_in_the_address() {
        String token = token(claims -> {});

        Http.Answer alone = http.get("/api/probe?access_token=" + token).send();
        Http.Answer escaped = http.get("/api/probe?access%5Ftoken=" + token).send();
        Http.Answer beside =
                http.get("/api/probe?access_token=" + token).as(token).send();

        assertThat(alone.status()).isEqualTo(401);
        assertThat(escaped.status()).isEqualTo(401);
        assertThat(beside.status()).isEqualTo(400);
        assertThat(beside.problem()).isEqualTo("malformed-request");
    }

    @Test
    void one_in_the_body() {
        Http.Answer answer = http.call("POST", "/api/probe/desk")
                .body("application/x-www-form-urlencoded", "access_token=" + token(claims -> {}))
                .send();

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void one_under_another_scheme() {
        String token = token(claims -> {});

        assertThat(http.get("/api/probe")
                        .header("Authorization", "Basic " + token)
                        .send()
                        .status())
                .isEqualTo(401);
        assertThat(http.get("/api/probe")
                        .header("Cookie", "access_token=" + token)
                        .send()
                        .status())
                .isEqualTo(401);
    }

    private void assertRefused(String token) {
        Http.Answer answer = ask(token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("not-signed-in");
        assertThat(answer.header("WWW-Authenticate").orElse("")).contains("invalid_token");
        assertThat(ask(token, "/api/probe/open").status())
                .as("a bad token is refused at open doors too")
                .isEqualTo(401);
    }

    private Http.Answer ask(String token) {
        return ask(token, "/api/probe");
    }

    private Http.Answer ask(String token, String path) {
        return http.get(path).as(token).send();
    }

    private String token(Consumer<JWTClaimsSet.Builder> change) {
        return Tokens.signed(Tokens.key(), ((Consumer<JWTClaimsSet.Builder>) this::admin).andThen(change));
    }

    private JWTClaimsSet.Builder claims() {
        JWTClaimsSet.Builder claims = Tokens.lawful();
        admin(claims);
        return claims;
    }

    private void admin(JWTClaimsSet.Builder claims) {
        claims.claim("realm_access", ADMIN).claim("facilities", List.of("OLAYA"));
    }

    private static Date secondsFromNow(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
