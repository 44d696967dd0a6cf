package health.mizan.access;

import health.mizan.parties.PatientId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * What the claims of a token say about its holder, in Keycloak's shape: {@code realm_access.roles}, {@code scope},
 * {@code facilities}, and {@code client_id} on tokens that a system got for itself.
 */
final class SignedIn {

    private final ClaimAccessor claims;

    SignedIn(ClaimAccessor claims) {
        this.claims = claims;
    }

    /** The caller without the patients it may see: enough to decide on a route, and costs no query. */
    Caller atTheDoor() {
        return with(Set.of());
    }

    Caller with(Set<PatientId> patients) {
        String client = claims.getClaimAsString("client_id");
        if (client != null) {
            return new Caller.Client(client, scopes(), facilities());
        }
        Set<Role> roles = roles();
        String subject = Objects.requireNonNullElse(claims.getClaimAsString("sub"), "");
        if (roles.equals(Set.of(Role.PATIENT))) {
            return new Caller.Patient(subject, patients);
        }
        // Who works here does not see patients' pages through the work login, even if the account carries both roles.
        return new Caller.Staff(
                subject, roles.stream().filter(role -> role != Role.PATIENT).collect(Collectors.toSet()), facilities());
    }

    private Set<Role> roles() {
        Object access = claims.getClaims().get("realm_access");
        Object roles = access instanceof Map<?, ?> map ? map.get("roles") : null;
        return texts(roles).flatMap(code -> Role.of(code).stream()).collect(Collectors.toSet());
    }

    private Set<String> scopes() {
        String scope = claims.getClaimAsString("scope");
        return scope == null
                ? Set.of()
                : Arrays.stream(scope.split(" ")).filter(s -> !s.isEmpty()).collect(Collectors.toSet());
    }

    private Set<String> facilities() {
        return texts(claims.getClaims().get("facilities")).collect(Collectors.toSet());
    }

    private static Stream<String> texts(@Nullable Object claim) {
        Collection<?> values = claim instanceof Collection<?> many ? many : List.of();
        return values.stream().filter(String.class::isInstance).map(String.class::cast);
    }
}
