package health.mizan.sight;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Sessions of people whom the default run's identity server has not: kept where a login would have kept them. */
final class PageSessions {

    private static final String CSRF = HttpSessionCsrfTokenRepository.class.getName() + ".CSRF_TOKEN";

    private PageSessions() {}

    /**
     * What a browser has of a session.
     *
     * @param csrf what a form carries; empty for nobody
     */
    record Signed(String cookie, String csrf) {

        static Signed nobody() {
            return new Signed("", "");
        }
    }

    static <S extends Session> Signed in(SessionRepository<S> sessions, Caller caller) {
        String csrf = UUID.randomUUID().toString();
        S session = sessions.createSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(new OAuth2AuthenticationToken(
                        new DefaultOidcUser(List.of(), idToken(caller), "sub"), List.of(), "mizan")));
        session.setAttribute(CSRF, new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", csrf));
        sessions.save(session);
        String id = Base64.getEncoder().encodeToString(session.getId().getBytes(UTF_8));
        return new Signed("MIZAN_SESSION=" + id, masked(csrf));
    }

    private static OidcIdToken idToken(Caller caller) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", caller.subject());
        switch (caller) {
            case Caller.Staff staff -> {
                claims.put(
                        "realm_access",
                        roles(staff.roles().stream().map(Role::code).toList()));
                claims.put("facilities", new ArrayList<>(staff.facilities()));
            }
            case Caller.Patient patient -> claims.put("realm_access", roles(List.of(Role.PATIENT.code())));
            case Caller.Client client -> throw new IllegalArgumentException("systems have no sessions");
            case Caller.Self self -> throw new IllegalArgumentException("Mizan has no session");
        }
        // As of the login: how long it lasts is told by the session.
        Instant then = Instant.parse("2026-01-01T00:00:00Z");
        return new OidcIdToken("matrix", then, then.plusSeconds(300), claims);
    }

    private static Map<String, Object> roles(Collection<String> roles) {
        return new HashMap<>(Map.of("roles", new ArrayList<>(roles)));
    }

    /** As forms carry it, xor-ed with what is random there: with zeros. */
    private static String masked(String csrf) {
        byte[] token = csrf.getBytes(UTF_8);
        byte[] both = new byte[token.length * 2];
        System.arraycopy(token, 0, both, token.length, token.length);
        return Base64.getUrlEncoder().encodeToString(both);
    }
}
