package health.mizan.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import health.mizan.access.Role;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Access tokens as the identity server would give them, signed with a key that only tests know. */
public final class Tokens {

    public static final String ISSUER = "https://issuer.test/realms/mizan";

    private static final RSAKey KEY = newKey();

    private Tokens() {}

    /** A person employed by the clinic at the facilities with these codes. */
    public static String staff(Set<Role> roles, String... facilities) {
        return staff("staff-" + roles.stream().map(Role::code).sorted().toList(), roles, facilities);
    }

    public static String staff(String subject, Set<Role> roles, String... facilities) {
        return signed(KEY, claims -> claims.subject(subject)
                .claim("realm_access", Map.of("roles", codes(roles)))
                .claim("facilities", List.of(facilities)));
    }

    /** A patient, by the {@code sub} of the login that the patient register is linked to. */
    public static String patient(String login) {
        return signed(KEY, claims -> claims.subject(login)
                .claim("realm_access", Map.of("roles", List.of(Role.PATIENT.code()))));
    }

    /** A system with these SMART scopes and no facility. */
    public static String client(String... scopes) {
        return client("test-client", Set.of(), scopes);
    }

    public static String client(String clientId, Set<String> facilities, String... scopes) {
        return signed(KEY, claims -> claims.subject(clientId)
                .claim("azp", clientId)
                .claim("client_id", clientId)
                .claim("scope", String.join(" ", scopes))
                .claim("facilities", List.copyOf(facilities)));
    }

    /** An access token, right in every point that {@code change} leaves alone. */
    public static String signed(RSAKey key, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = lawful();
        change.accept(claims);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
        return token.serialize();
    }

    /** The claims every access token has; a subject, roles or scopes are for the caller to add. */
    public static JWTClaimsSet.Builder lawful() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("mizan-api")
                .subject("somebody")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("typ", "Bearer")
                .claim("azp", "mizan-portal");
    }

    public static RSAKey key() {
        return KEY;
    }

    public static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static JWKSource<SecurityContext> keys() {
        return new ImmutableJWKSet<>(new JWKSet(KEY));
    }

    private static List<String> codes(Set<Role> roles) {
        return roles.stream().map(Role::code).sorted().toList();
    }
}
