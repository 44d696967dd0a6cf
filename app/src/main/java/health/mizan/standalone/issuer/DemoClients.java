package health.mizan.standalone.issuer;

import health.mizan.access.Access;
import health.mizan.access.Caller;
import health.mizan.identity.Issuer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The programs that the default run's identity server knows. Their ids are fixed: stored grants refer to them. */
final class DemoClients {

    static final String EMR = "demo-emr";

    /** The sandbox's payer, which sends later answers. */
    static final String PAYER = "demo-payer";

    /** For scripts and demos that act for a person: no secret, PKCE, and only this machine may receive the code. */
    static final String CLI = "demo-cli";

    /** Granted when a client asks for nothing in particular, and the bound of what it may ask for. */
    static final String EMR_SCOPE = "system/*.cruds";

    /** A payer sends us messages; it reads nothing here, and makes nothing by another door. */
    static final String PAYER_SCOPE = "system/MessageHeader.c";

    static final Set<String> EMR_FACILITIES = Set.of("RUH", "JED");

    private static final Duration ACCESS = Duration.ofMinutes(5);
    private static final Duration REFRESH = Duration.ofHours(12);

    private DemoClients() {}

    static InMemoryRegisteredClientRepository all(Issuer issuer, Environment settings) {
        return new InMemoryRegisteredClientRepository(
                portal(issuer, settings), cli(), system("0003", EMR, EMR_SCOPE), system("0004", PAYER, PAYER_SCOPE));
    }

    /** A client may ask for any part of what it was given, in the letters of SMART version 1 or 2. */
    static void checkScopes(OAuth2ClientCredentialsAuthenticationContext context) {
        Set<String> given = context.getRegisteredClient().getScopes();
        Caller client = new Caller.Client(context.getRegisteredClient().getClientId(), given, Set.of());
        OAuth2ClientCredentialsAuthenticationToken asking = context.getAuthentication();
        Set<String> asked = asking.getScopes();
        if (!asked.stream().allMatch(scope -> isPartOf(client, scope))) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
        }
    }

    private static boolean isPartOf(Caller client, String scope) {
        try {
            return Access.systems(scope).admits(client);
        } catch (IllegalArgumentException notSmart) {
            return false;
        }
    }

    private static RegisteredClient portal(Issuer issuer, Environment settings) {
        RegisteredClient.Builder portal =
                withCode("0001", settings.getProperty("mizan.login.client-id", "mizan-portal"));
        String secret = settings.getProperty("mizan.login.client-secret", "");
        if (secret.isEmpty()) {
            portal.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            portal.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientSecret(hashed(secret));
        }
        for (String base : List.of(issuer.uri().toString(), onLoopback(issuer))) {
            portal.redirectUris(uris -> uris.add(base + "/login/oauth2/code/mizan"))
                    .postLogoutRedirectUris(uris -> uris.add(base + "/"));
        }
        return portal.build();
    }

    private static RegisteredClient cli() {
        return withCode("0002", CLI)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                // RFC 8252, section 7.3: on the loopback address any port is taken.
                .redirectUri("http://127.0.0.1/callback")
                .build();
    }

    private static RegisteredClient system(String id, String client, String scope) {
        return RegisteredClient.withId(id)
                .clientId(client)
                .clientSecret(hashed(client))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope(scope)
                .tokenSettings(tokens())
                .build();
    }

    private static RegisteredClient.Builder withCode(String id, String clientId) {
        return RegisteredClient.withId(id)
                .clientId(clientId)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(tokens());
    }

    private static TokenSettings tokens() {
        return TokenSettings.builder()
                .accessTokenTimeToLive(ACCESS)
                .refreshTokenTimeToLive(REFRESH)
                .reuseRefreshTokens(false)
                .build();
    }

    private static String onLoopback(Issuer issuer) {
        return issuer.uri().getScheme() + "://127.0.0.1"
                + (issuer.uri().getPort() < 0 ? "" : ":" + issuer.uri().getPort());
    }

    private static String hashed(String secret) {
        return "{bcrypt}" + new BCryptPasswordEncoder().encode(secret);
    }
}
