package health.mizan.portal.login;

import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** What a session remembers of who signed in: the id token, which says all we need without asking the issuer again. */
final class SignedInPerson {

    private SignedInPerson() {}

    static OidcUser from(OidcUserRequest login) {
        OidcIdToken token = login.getIdToken();
        Map<String, Object> claims = new HashMap<>();
        token.getClaims().forEach((name, value) -> claims.put(name, plain(value)));
        return new DefaultOidcUser(
                List.of(),
                new OidcIdToken(token.getTokenValue(), token.getIssuedAt(), token.getExpiresAt(), claims),
                "sub");
    }

    /** The JSON library's own maps and lists are on no list of types that a session may be read from. */
    private static Object plain(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()),
                                entry -> plain(entry.getValue()),
                                (first, second) -> second,
                                HashMap::new));
            case Collection<?> many ->
                many.stream().map(SignedInPerson::plain).collect(Collectors.toCollection(ArrayList::new));
            case URL url -> url.toString();
            default -> value;
        };
    }
}
