package health.mizan.sight;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All who ask for what belongs to a patient of one site: those who may see it, and those who may not. */
final class Crowd {

    private static final String HERE = "RUH";
    private static final String ELSEWHERE = "JED";
    private static final String EVERY_SCOPE = "system/*.cruds";

    private final String issuer;
    private final RSAKey key;

    Crowd(int port, JWKSource<SecurityContext> issuerKey) {
        this.issuer = "http://localhost:" + port;
        this.key = ((ImmutableJWKSet<SecurityContext>) issuerKey)
                .getJWKSet()
                .getKeys()
                .getFirst()
                .toRSAKey();
    }

    /** Somebody, as the table of routes and as a token knows them. */
    record Somebody(String name, Caller caller, String token) {}

    List<Somebody> strangers() {
        List<Somebody> strangers = new ArrayList<>();
        for (Role role : List.of(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN, Role.OPERATOR)) {
            strangers.add(staff("another site's " + role.code(), role, ELSEWHERE));
        }
        strangers.add(staff("a biller of no site", Role.BILLER));
        strangers.add(new Somebody(
                "another patient",
                new Caller.Patient("login-of-a-stranger", Set.of()),
                signed("login-of-a-stranger", Role.PATIENT)));
        strangers.add(client("another site's EMR", ELSEWHERE));
        strangers.add(client("a client of no site"));
        return strangers;
    }

    List<Somebody> lawful() {
        return List.of(
                staff("finance", Role.FINANCE, HERE),
                staff("the biller", Role.BILLER, HERE),
                staff("the desk", Role.FRONT_DESK, HERE),
                staff("the admin", Role.ADMIN, HERE),
                staff("the operator", Role.OPERATOR, HERE));
    }

    String here(Role role) {
        return signed("here-" + role.code(), role, HERE);
    }

    private Somebody staff(String name, Role role, String... sites) {
        String subject = "matrix-" + role.code();
        return new Somebody(name, new Caller.Staff(subject, Set.of(role), Set.of(sites)), signed(subject, role, sites));
    }

    private Somebody client(String name, String... sites) {
        String token = Tokens.signed(key, claims -> claims.issuer(issuer)
                .subject("matrix-client")
                .claim("azp", "matrix-client")
                .claim("client_id", "matrix-client")
                .claim("scope", EVERY_SCOPE)
                .claim("facilities", List.of(sites)));
        return new Somebody(name, new Caller.Client("matrix-client", Set.of(EVERY_SCOPE), Set.of(sites)), token);
    }

    private String signed(String subject, Role role, String... sites) {
        return Tokens.signed(key, claims -> claims.issuer(issuer)
                .subject(subject)
                .claim("realm_access", Map.of("roles", List.of(role.code())))
                .claim("facilities", List.of(sites)));
    }
}
