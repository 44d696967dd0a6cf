package health.mizan.standalone.issuer;

import health.mizan.identity.Issuer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Writes claims as Keycloak does, so that one reading of tokens serves the default run and production. */
final class KeycloakShape implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final Issuer issuer;

    KeycloakShape(Issuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        String client = context.getRegisteredClient().getClientId();
        boolean isAccessToken = context.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN);
        context.getJwsHeader().type("JWT");
        JwtClaimsSet.Builder claims = context.getClaims().claim("azp", client);
        claims.claim("typ", isAccessToken ? "Bearer" : "ID");
        if (isAccessToken) {
            claims.audience(listOf(Set.of(issuer.audience())));
        }
        if (context.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
            describeClient(claims, client, context.getRegisteredClient().getScopes(), context.getAuthorizedScopes());
        } else {
            DemoUser.named(context.getPrincipal().getName()).ifPresent(user -> describe(claims, user));
            if (isAccessToken) {
                claims.claim("scope", String.join(" ", new TreeSet<>(context.getAuthorizedScopes())));
            }
        }
    }

    private static void describeClient(
            JwtClaimsSet.Builder claims, String client, Set<String> given, Set<String> asked) {
        Set<String> scopes = asked.isEmpty() ? given : asked;
        claims.claim("client_id", client)
                .claim("preferred_username", "service-account-" + client)
                .claim("scope", String.join(" ", new TreeSet<>(scopes)))
                .claim("facilities", listOf(DemoClients.EMR_FACILITIES));
    }

    private static void describe(JwtClaimsSet.Builder claims, DemoUser user) {
        claims.subject(user.subject())
                .claim("preferred_username", user.name())
                .claim("given_name", user.givenName())
                .claim("family_name", user.familyName())
                .claim("name", user.givenName() + " " + user.familyName())
                .claim(
                        "realm_access",
                        new HashMap<>(Map.of("roles", listOf(Set.of(user.role().code())))));
        if (!user.facilities().isEmpty()) {
            claims.claim("facilities", listOf(user.facilities()));
        }
    }

    // Grants are rows of JSON that name their types, and only plain ones are read back: signing out failed over
    // an immutable list.
    private static List<String> listOf(Set<String> values) {
        return new ArrayList<>(new TreeSet<>(values));
    }
}
